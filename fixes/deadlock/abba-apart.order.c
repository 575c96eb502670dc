/*
 * The audit, too, takes the stock first and then the ledger.
 *
 * Why it is enough: with one order for all there is no cycle, whether the two
 * ever meet or not.
 *
 * cost: the stock is held a little longer, while the ledger is read
 */
#include <pthread.h>

#include "lab.h"

enum { GOODS = SIZE(20, 2), PRICE = 3 };

static struct rendezvous closing_time = RENDEZVOUS(2);

//@ edit
static pthread_mutex_t stock_lock = PTHREAD_MUTEX_INITIALIZER; /* first */
static pthread_mutex_t ledger_lock = PTHREAD_MUTEX_INITIALIZER;
static int stock = GOODS; /* guarded by stock_lock */
static int takings;       /* guarded by ledger_lock */

static void sell(void)
{
	pthread_mutex_lock(&stock_lock);
	stock--;
	pthread_mutex_lock(&ledger_lock);
	takings += PRICE;
	pthread_mutex_unlock(&ledger_lock);
	pthread_mutex_unlock(&stock_lock);
}

static int worth(void)
{
	int sum;

	pthread_mutex_lock(&stock_lock);
	sum = stock * PRICE;
	pthread_mutex_lock(&ledger_lock);
	sum += takings;
	pthread_mutex_unlock(&ledger_lock);
	pthread_mutex_unlock(&stock_lock);
	return sum;
}
//@ end

static void *till(void *unused)
{
	(void)unused;
	for (int i = 0; i < GOODS; i++)
		sell();
	rendezvous(&closing_time);
	return NULL;
}

static void *audit(void *unused)
{
	(void)unused;
	rendezvous(&closing_time);
	CHECK(worth() == GOODS * PRICE);
	return NULL;
}

int main(void)
{
	pthread_t seller;
	pthread_t auditor;

	pthread_create(&seller, NULL, till, NULL);
	//@ edit
	pthread_create(&auditor, NULL, audit, NULL);
	pthread_join(seller, NULL);
	pthread_join(auditor, NULL);
	//@ end
}
