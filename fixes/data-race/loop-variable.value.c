/*
 * The number itself travels in the pointer.
 *
 * Why it is enough: pthread_create copies its last argument, and now that is
 * the number and no longer a way to find it.  Nothing is shared.
 *
 * cost: two casts, and what is passed must fit into a pointer: a small number
 *       does, a struct does not
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
	int lane = (int)(intptr_t)argument;

	swimmer_arrived(lane);
	return NULL;
}

static void hold_match(void)
{
	pthread_t keepers[LANES];

	for (int lane = 0; lane < LANES; lane++)
		pthread_create(&keepers[lane], NULL, keeper,
			       (void *)(intptr_t)lane);
	for (int i = 0; i < LANES; i++)
		pthread_join(keepers[i], NULL);
}
//@ end

int main(void)
{
	hold_match();
	CHECK(timed == (1U << LANES) - 1);
}
