/*
 * Two cash desks of a fair book tickets by compare-exchange, and try it once.
 *
 * The exchange puts in the new number only if the old one is still there.  If
 * another desk was quicker it does nothing, and says so.  Nobody listens:
 *
 *	left:  reads 3
 *	right:          reads 3, exchanges 3 for 4
 *	left:                                       3 is gone, nothing happens
 *
 * The visitor has paid and is not on the list.  An exchange that may fail is
 * half an algorithm; the other half is what to do then.
 *
 * class:    memory-order
 * cwe:      252
 * cert:     CON41
 * tsan:     nothing -- every access is atomic, and it does not ask what becomes
 *           of a result
 * helgrind: nothing -- every access is atomic, and it does not ask what becomes
 *           of a result
 * drd:      nothing -- every access is atomic, and it does not ask what becomes
 *           of a result
 * explore:  check booked
 * native:   maybe check booked -- a desk must be quicker than the other within
 *           two instructions
 * hint:     What does the exchange return, and when is it false?
 * hint:     What has changed when it was not done, and what has to be repeated?
 * hint:     A weak exchange may even fail for no reason.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { DESKS = 2, VISITORS = SIZE(50, 2) };

static atomic_int booked; /* visitors on the list */

//@ edit
static void book(void)
{
	int old = atomic_load(&booked);

	atomic_compare_exchange_weak(&booked, &old, old + 1);
}
//@ end

static void *desk(void *unused)
{
	(void)unused;
	for (int i = 0; i < VISITORS; i++)
		book();
	return NULL;
}

int main(void)
{
	pthread_t desks[DESKS];

	for (int i = 0; i < DESKS; i++)
		pthread_create(&desks[i], NULL, desk, NULL);
	for (int i = 0; i < DESKS; i++)
		pthread_join(desks[i], NULL);
	CHECK(booked == DESKS * VISITORS); //@ booked
}
