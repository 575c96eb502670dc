/*
 * Each keeper gets the address of a number of its own.
 *
 * Why it is enough: lanes[i] is written before the thread is created and never
 * again, and pthread_create orders that writing before all that the thread
 * does. The array lives until all keepers are joined.
 *
 * cost: an array as long as there are threads, and the care that it outlives
 *       them
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
	int lane = *(int *)argument;

	swimmer_arrived(lane);
	return NULL;
}

static void hold_match(void)
{
	pthread_t keepers[LANES];
	int lanes[LANES];

	for (int lane = 0; lane < LANES; lane++) {
		lanes[lane] = lane;
		pthread_create(&keepers[lane], NULL, keeper, &lanes[lane]);
	}
	for (int i = 0; i < LANES; i++)
		pthread_join(keepers[i], NULL);
}
//@ end

int main(void)
{
	hold_match();
	CHECK(timed == (1U << LANES) - 1);
}
