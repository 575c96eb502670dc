/*
 * The audit starts when the till has been joined.
 *
 * A clean twin: the two locks are still taken in both orders.  Why it is
 * enough: the audit's thread does not exist before the till's has ended, so
 * they cannot wait for each other.  What was luck in the bug is now said in the
 * program.
 *
 * cost: no audit while the shop is open; and the next thread that takes the two
 *       locks brings the deadlock back
 * tsan: noise lock-order till audit -- it compares orders, not lifetimes
 * helgrind: noise lock-order till audit -- it compares orders, not lifetimes
 */
#include <pthread.h>

#include "lab.h"

enum { GOODS = SIZE(20, 2), PRICE = 3 };

static struct rendezvous closing_time = RENDEZVOUS(2);

//@ edit
static pthread_mutex_t stock_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t ledger_lock = PTHREAD_MUTEX_INITIALIZER;
static int stock = GOODS; /* guarded by stock_lock */
static int takings;       /* guarded by ledger_lock */

static void sell(void)
{
	pthread_mutex_lock(&stock_lock); //@ till
	stock--;
	pthread_mutex_lock(&ledger_lock); //@ till
	takings += PRICE;
	pthread_mutex_unlock(&ledger_lock);
	pthread_mutex_unlock(&stock_lock);
}

static int worth(void)
{
	int sum;

	pthread_mutex_lock(&ledger_lock); //@ audit
	sum = takings;
	pthread_mutex_lock(&stock_lock); //@ audit
	sum += stock * PRICE;
	pthread_mutex_unlock(&stock_lock);
	pthread_mutex_unlock(&ledger_lock);
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
	pthread_join(seller, NULL);
	pthread_create(&auditor, NULL, audit, NULL);
	pthread_join(auditor, NULL);
	//@ end
}
