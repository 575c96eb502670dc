/*
 * The two doors of a museum count their visitors on one plain counter.
 *
 * visitors++ looks like one step and is three: load the number, add one, store
 * the sum.  A door that loads between the other's load and store works with a
 * number that is already out of date, and its store takes the other's visitor
 * back:
 *
 *	east: load 7
 *	west:         load 7, store 8
 *	east: store 8                    <- two came in, one was counted
 *
 * class:    lost-update
 * cwe:      366
 * cert:     CON43
 * tsan:     data-race visitors
 * helgrind: data-race visitors
 * drd:      data-race visitors
 * explore:  data-race visitors; check total
 * native:   maybe check total -- a door must be stopped between its load and
 *           its store, and may be done before the other one starts
 * hint:     Which variable do both doors change?
 * hint:     Write visitors++ as the machine runs it, one step a line.
 * hint:     Make the steps one (a lock, an atomic), or let one thread alone
 *           count and have the doors tell it.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { DOORS = 2, VISITORS = MEASURED(20000, SIZE(100, 3)) };

//@ edit
static int visitors; /* shared by the doors, guarded by nothing */

static void count_visitor(void)
{
	visitors++; //@ visitors
}

static void *door(void *unused)
{
	(void)unused;
	for (int i = 0; i < VISITORS; i++)
		count_visitor();
	return NULL;
}
//@ end

int main(void)
{
	pthread_t doors[DOORS];

	for (int i = 0; i < DOORS; i++)
		pthread_create(&doors[i], NULL, door, NULL);
	//@ edit
	for (int i = 0; i < DOORS; i++)
		pthread_join(doors[i], NULL);
	//@ end
	CHECK(visitors == DOORS * VISITORS); //@ total
}
