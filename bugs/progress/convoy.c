/*
 * A bakery's customers queue at the till behind one who pays by card.
 *
 * The till is held for the whole of a payment.  Cash takes a moment.  A card
 * has to be asked for at the bank, and everybody stands still, though nobody
 * needs the bank but one:
 *
 *	card: till, asks the bank ..................., done
 *	cash:       waits ................................. till, done
 *
 * When the till is free at last, all who wait go through one by one, and at the
 * next card they stand in line again: a convoy.  The oracle counts how much
 * work was done at the till while a customer waited for it.
 *
 * class:    progress
 * cwe:      667
 * tsan:     nothing -- every access holds the till
 * helgrind: nothing -- every access holds the till
 * drd:      nothing -- every access holds the till
 * explore:  check waited
 * native:   check waited
 * hint:     What is done while the till is held, and what of it needs the till?
 * hint:     How long can somebody with cash have to wait?
 * hint:     Hold a lock for what it guards, and not for what is slow.
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
	(void)card;
	pthread_mutex_lock(&till);
}

static void pay(bool card)
{
	if (card)
		work(BANK, true);
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
	CHECK(waited <= CUSTOMERS * COIN); //@ waited
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
