/*
 * Each writer has a generator of its own, and they take turns in one cycle.
 *
 * Why it is enough: the state is _Thread_local, so it has one user.  Writer k
 * starts k steps into the cycle and then always makes as many steps as there
 * are writers, so the numbers of two writers never meet.
 *
 * cost: a few more steps for each number, no waiting; how many writers there
 *       can be is fixed at the start
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
static atomic_int started;                /* writers that have drawn */
static _Thread_local uint32_t state = 42; /* of the writer's generator */
static _Thread_local int steps;           /* to its next number; 0: new */

static uint32_t draw(void)
{
	if (steps == 0)
		steps = 1 + atomic_fetch_add(&started, 1);
	for (int i = 0; i < steps; i++)
		state = next(state);
	steps = WRITERS;
	return state;
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
