/*
 * The next state is stored only in place of the one it was made from.
 *
 * Why it is enough: compare_exchange compares and stores in one step.  If
 * another writer was faster, it fails, loads the newer state and tries again,
 * so no state is used twice.
 *
 * cost: no lock, and work done in vain when many draw at once; the state must
 *       fit into one atomic
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

#include "lab.h"

enum { WRITERS = 2, ROWS = SIZE(60, 2) };

/* A full cycle: each of 2^32 numbers once. */
static uint32_t next(uint32_t state)
{
	return state * 1664525U + 1013904223U;
}

//@ edit
static _Atomic uint32_t state = 42; /* of the generator */

static uint32_t draw(void)
{
	uint32_t seen = atomic_load(&state);

	while (!atomic_compare_exchange_weak(&state, &seen, next(seen)))
		continue;
	return next(seen);
}
//@ end

static void *writer(void *argument)
{
	uint32_t *rows = argument;

	for (int i = 0; i < ROWS; i++)
		rows[i] = draw();
	return NULL;
}

int main(void)
{
	static uint32_t rows[WRITERS][ROWS]; /* each writer its own */
	pthread_t writers[WRITERS];

	for (int i = 0; i < WRITERS; i++)
		pthread_create(&writers[i], NULL, writer, rows[i]);
	for (int i = 0; i < WRITERS; i++)
		pthread_join(writers[i], NULL);
	for (int i = 0; i < ROWS; i++)
		for (int j = 0; j < ROWS; j++)
			CHECK(rows[0][i] != rows[1][j]);
}
