/*
 * Cards are paid at a till of their own.
 *
 * Why it is enough: who has cash waits only for others with cash; the takings
 * have a lock that is held for one addition.
 *
 * cost: those with cards still wait for each other, and it is a second till
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
static pthread_mutex_t cash_till = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t card_till = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t ledger = PTHREAD_MUTEX_INITIALIZER; /* guards takings */

static void enter(bool card)
{
	pthread_mutex_lock(card ? &card_till : &cash_till);
}

static void pay(bool card)
{
	if (card)
		work(BANK, false);
	work(COIN, !card);
	pthread_mutex_lock(&ledger);
	takings++;
	pthread_mutex_unlock(&ledger);
}

static void leave(bool card)
{
	pthread_mutex_unlock(card ? &card_till : &cash_till);
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
