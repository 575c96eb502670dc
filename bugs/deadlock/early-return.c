/*
 * A cinema's desk finds the row sold out, and leaves with the key.
 *
 * sell() locks the row, looks, and returns at once when there are too few
 * seats.  The way out in the middle has no unlock:
 *
 *	desk 1: lock, too few, return            sell: lock ... waits for itself
 *	desk 2:                      sell: lock ... waits for desk 1
 *
 * All is well while there are seats.  On the night of a full house the first
 * desk that says no takes the row with it, and everybody waits.
 *
 * class:    deadlock
 * cwe:      667
 * origin:   glusterfs 628 (again 2789: a way out taken on an error skipped the
 *           unlock of a list)
 * tsan:     nothing -- it says nothing of a lock that is kept
 * helgrind: nothing -- the lock is initialised statically, so it does not know
 *           that taking it twice is wrong
 * drd:      misuse lock
 * explore:  deadlock lock
 * native:   deadlock lock
 * hint:     Count the ways out of sell().
 * hint:     Which of them gives the lock back?
 * hint:     One way out, or an unlock on each, or let the compiler do it.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { DESKS = 2, SEATS = 3, GROUPS = 3, GROUP = 2 };

static int sold_by[DESKS]; /* each by its desk, read after the joins */

//@ edit
static pthread_mutex_t row = PTHREAD_MUTEX_INITIALIZER;
static int seats_left = SEATS; /* guarded by `row` */

static bool sell(int wanted)
{
	pthread_mutex_lock(&row); //@ lock
	if (wanted > seats_left)
		return false;
	seats_left -= wanted;
	pthread_mutex_unlock(&row);
	return true;
}
//@ end

static void *desk(void *argument)
{
	int *sold = argument;

	for (int i = 0; i < GROUPS; i++)
		if (sell(GROUP))
			*sold += GROUP;
	return NULL;
}

int main(void)
{
	pthread_t desks[DESKS];

	for (int i = 0; i < DESKS; i++)
		pthread_create(&desks[i], NULL, desk, &sold_by[i]);
	for (int i = 0; i < DESKS; i++)
		pthread_join(desks[i], NULL);
	CHECK(sold_by[0] + sold_by[1] == GROUP);
}
