/*
 * The bank is asked before the till is taken.
 *
 * Why it is enough: the till is held for one coin's work, whoever pays, so
 * nobody waits for more than that from each customer before.
 *
 * cost: the answer may be out of date when the till is had; here it is a yes
 *       that stays one
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { CUSTOMERS = 2, BANK = 10, COIN = 1 };

static atomic_int busy; /* units of work done by holders of the till */
static int takings;     /* guarded by the till */
static struct rendezvous at_till = RENDEZVOUS(CUSTOMERS);
static struct rendezvous asked = RENDEZVOUS(CUSTOMERS);

/* Some units of work, while holding the till or not. */
static void work(int units, bool with_till)
{
	if (with_till)
		atomic_fetch_add(&busy, units);
}

//@ edit
static pthread_mutex_t till = PTHREAD_MUTEX_INITIALIZER;

static void enter(bool card)
{
	if (card)
		work(BANK, false);
	pthread_mutex_lock(&till);
}

static void pay(bool card)
{
	(void)card;
	work(COIN, true);
	takings++;
}

static void leave(bool card)
{
	(void)card;
	pthread_mutex_unlock(&till);
}
//@ end

static void *with_card(void *unused)
{
	(void)unused;
	enter(true);
	rendezvous(&at_till);
	rendezvous(&asked);
	pay(true);
	leave(true);
	return NULL;
}

static void *with_cash(void *unused)
{
	int waited;

	(void)unused;
	rendezvous(&at_till);
	waited = -atomic_load(&busy);
	rendezvous(&asked);
	enter(false);
	waited += atomic_load(&busy);
	pay(false);
	leave(false);
	CHECK(waited <= CUSTOMERS * COIN);
	return NULL;
}

int main(void)
{
	pthread_t first;
	pthread_t second;

	pthread_create(&first, NULL, with_card, NULL);
	pthread_create(&second, NULL, with_cash, NULL);
	pthread_join(first, NULL);
	pthread_join(second, NULL);
	CHECK(takings == CUSTOMERS);
}
