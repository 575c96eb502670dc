/*
 * An addition needs no exchange.
 *
 * Why it is enough: fetch_add cannot fail.
 *
 * cost: none; a loop is for what no single operation can do, such as adding
 *       only up to a limit
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
	atomic_fetch_add(&booked, 1);
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
