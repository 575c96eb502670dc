/*
 * The compiler unlocks wherever the block is left.
 *
 * Why it is enough: the attribute `cleanup` runs unlock_row() when `held` goes
 * out of scope, by return, break or goto; it cannot be forgotten.
 *
 * cost: GNU C only; it does not run on longjmp, nor without -fexceptions when
 *       the thread is cancelled; and a reader must know that the declaration
 *       works
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { DESKS = 2, SEATS = 3, GROUPS = 3, GROUP = 2 };

static int sold_by[DESKS]; /* each by its desk, read after the joins */

//@ edit
static pthread_mutex_t row = PTHREAD_MUTEX_INITIALIZER;
static int seats_left = SEATS; /* guarded by `row` */

static void unlock_row(pthread_mutex_t **held)
{
	pthread_mutex_unlock(*held);
}

static bool sell(int wanted)
{
	__attribute__((cleanup(unlock_row))) pthread_mutex_t *held = &row;

	pthread_mutex_lock(held);
	if (wanted > seats_left)
		return false;
	seats_left -= wanted;
	return true;
}
//@ end

static void *desk(void *argument)
{
	int *sold = argument;

	for (int i = 0; i < GROUPS; i++)
		if (sell(GROUP))
			*sold += GROUP;
	return NULL;
}

int main(void)
{
	pthread_t desks[DESKS];

	for (int i = 0; i < DESKS; i++)
		pthread_create(&desks[i], NULL, desk, &sold_by[i]);
	for (int i = 0; i < DESKS; i++)
		pthread_join(desks[i], NULL);
	CHECK(sold_by[0] + sold_by[1] == GROUP);
}
