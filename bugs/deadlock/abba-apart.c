/*
 * A shop's till and audit take two locks in opposite orders, but never meet.
 *
 * The cycle is the same as in any ABBA: the till locks the stock, then the
 * ledger, the audit the ledger, then the stock.  It hangs only if both run at
 * the same time,
 *
 *	till:  lock stock,                lock ledger ... waits
 *	audit:              lock ledger,  lock stock ... waits
 *
 * and here they do not: the rendezvous makes the audit wait for closing time,
 * as it happens to be in the shop's tests.  Nothing in the program demands it
 * (a rendezvous is luck made certain, not synchronisation), so the deadlock is
 * real, and waits for a busy day.  No run shows it.  The order in which the
 * locks were taken does.
 *
 * class:    deadlock
 * cwe:      833
 * cert:     CON35
 * tsan:     lock-order till audit
 * helgrind: lock-order till audit
 * drd:      nothing -- it keeps no lock order
 * explore:  deadlock till audit
 * native:   nothing -- the audit finds the till closed, so nobody waits
 * hint:     Nothing hangs.  What would happen if the audit came at noon?
 * hint:     Which lock does each of the two hold when it takes its second?
 * hint:     Let both take the locks in the same order.
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
	pthread_create(&auditor, NULL, audit, NULL);
	pthread_join(seller, NULL);
	pthread_join(auditor, NULL);
	//@ end
}
