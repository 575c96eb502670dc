/*
 * A lock is held from loading the state to returning it.
 *
 * Why it is enough: every state is loaded by one writer only, and its
 * successor is stored before the next one loads.
 *
 * cost: one draw at a time; it is what the library did
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
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static uint32_t state = 42; /* of the generator, guarded by `lock` */

static uint32_t draw(void)
{
	uint32_t row;

	pthread_mutex_lock(&lock);
	row = state = next(state);
	pthread_mutex_unlock(&lock);
	return row;
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
