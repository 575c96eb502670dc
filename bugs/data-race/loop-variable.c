/*
 * Every timekeeper at a swimming match gets the address of one variable.
 *
 * pthread_create takes one pointer for the new thread, and &lane is a pointer
 * to the number of the lane.  It is the same pointer for all of them.  By the
 * time a thread looks, the loop has moved on:
 *
 *	main:     lane = 0, start keeper, lane = 1, start keeper, lane = 2 ...
 *	keeper 1:                                   read lane (1)
 *	keeper 2:                                           read lane (1 or 2)
 *
 * Two keepers time one lane and nobody another.  When the loop ends, so does
 * the life of `lane`, and the last keeper reads what is no variable any more.
 *
 * class:    data-race
 * cwe:      362
 * cert:     CON34
 * origin:   curl 19524 (the example multithread.c gave every thread the
 *           address of its loop variable)
 * tsan:     data-race lane
 * helgrind: data-race lane
 * drd:      data-race lane
 * explore:  data-race lane; check all-lanes
 * native:   maybe check all-lanes -- a thread takes longer to start than the
 *           loop to go round, but nobody promises it
 * hint:     How many variables called `lane` are there, and who reads them
 *           when?
 * hint:     Does pthread_create copy what the pointer points to?
 * hint:     Give each thread something that nobody else will change.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>

#include "lab.h"

enum { LANES = SIZE(6, 2) };

static atomic_uint timed; /* a bit for each lane that has a keeper */

static void swimmer_arrived(int lane)
{
	atomic_fetch_or(&timed, 1U << lane);
}

//@ edit
static void *keeper(void *argument)
{
	int lane = *(int *)argument; //@ lane

	swimmer_arrived(lane);
	return NULL;
}

static void hold_match(void)
{
	pthread_t keepers[LANES];

	for (int lane = 0; lane < LANES; lane++) //@ lane
		pthread_create(&keepers[lane], NULL, keeper, &lane);
	for (int i = 0; i < LANES; i++)
		pthread_join(keepers[i], NULL);
}
//@ end

int main(void)
{
	hold_match();
	CHECK(timed == (1U << LANES) - 1); //@ all-lanes
}
