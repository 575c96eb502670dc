/*
 * Two writers of a database draw the numbers of new rows from one generator.
 *
 * Each call turns the state into the next one and returns it; the generator
 * comes back to a number only after four thousand million others, so no two
 * rows should get the same.  But both writers turn the same state:
 *
 *	writer 1: load state s
 *	writer 2:               load state s, store next(s), row next(s)
 *	writer 1: store next(s), row next(s)          <- the same number again
 *
 * The generator came from a library that had its own lock around it.  Here it
 * was taken out, and the lock stayed behind.
 *
 * class:    data-race
 * cwe:      366
 * cert:     CON43
 * origin:   Comdb2 1890 (its copy of SQLite shared the state of the random
 *           numbers among threads without the mutex that guards it in SQLite)
 * tsan:     data-race state
 * helgrind: data-race state
 * drd:      data-race state
 * explore:  data-race state; check same-row
 * native:   maybe check same-row -- a writer must be stopped between its load
 *           and its store
 * hint:     When can two calls return the same number?
 * hint:     Load, turn, store: what must not come in between?
 * hint:     Guard the state, or give each writer numbers of its own.
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
static uint32_t state = 42; /* of the generator, used by all writers */

static uint32_t draw(void)
{
	state = next(state); //@ state
	return state;        //@ state
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
			CHECK(rows[0][i] != rows[1][j]); //@ same-row
}
