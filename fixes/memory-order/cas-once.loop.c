/*
 * The exchange is tried until it has been done.
 *
 * Why it is enough: when it fails it has put the number that it found into
 * `old`, and the next try starts from that. Each desk leaves only after its own
 * addition.
 *
 * cost: under great crowding most tries are in vain
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

	while (!atomic_compare_exchange_weak(&booked, &old, old + 1))
		;
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
	CHECK(booked == DESKS * VISITORS);
}
