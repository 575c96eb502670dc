/*
 * Each keeper gets a number on the heap, and frees it.
 *
 * Why it is enough: the memory is handed over.  Main does not touch it after
 * pthread_create, so it has one owner at any time, and it lives until that
 * owner is done, whatever becomes of hold_match().
 *
 * cost: an allocation for each thread, and two places that have to agree on
 *       who frees; worth it for threads that outlive the function that starts
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

	free(argument);
	swimmer_arrived(lane);
	return NULL;
}

static void hold_match(void)
{
	pthread_t keepers[LANES];

	for (int lane = 0; lane < LANES; lane++) {
		int *own = malloc(sizeof *own);

		if (!own)
			exit(EXIT_FAILURE);
		*own = lane;
		pthread_create(&keepers[lane], NULL, keeper, own);
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
