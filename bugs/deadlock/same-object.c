/*
 * A gardener moves water from a barrel into the same barrel.
 *
 * pour() locks the two barrels in the order of their numbers, as one should, so
 * that no two gardeners can wait for each other in a ring.  One of them reads
 * the list of the day, and pours from barrel 1 into barrel 1:
 *
 *	gardener: lock barrel 1, lock barrel 1 ... waits for itself
 *
 * An order says which of two locks comes first.  It says nothing of one lock
 * twice, and nobody wrote down that the two must differ.
 *
 * class:    deadlock
 * cwe:      764
 * tsan:     nothing -- it looks at a lock when it is had, and this one is not
 * helgrind: nothing -- it must see pthread_mutex_init to know that a mutex is
 *           not recursive, and these are initialised statically
 * drd:      misuse second
 * explore:  deadlock second
 * native:   deadlock second
 * hint:     What does pour() demand of its two arguments?
 * hint:     Which line of the day's list does not fulfil it?
 * hint:     The same barrel needs one lock, or no pouring at all.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { GARDENERS = 2, BARRELS = 3, ORDERS = 2, FULL = 100 };

struct barrel {
	pthread_mutex_t lock; /* guards litres */
	int litres;
};

static struct barrel barrels[BARRELS] = {
	{PTHREAD_MUTEX_INITIALIZER, FULL},
	{PTHREAD_MUTEX_INITIALIZER, FULL},
	{PTHREAD_MUTEX_INITIALIZER, FULL},
};

/* From which barrel into which, for each gardener. */
static const int list[GARDENERS][ORDERS][2] = {{{0, 2}, {1, 1}},
					       {{2, 0}, {2, 1}}};

//@ edit
static void pour(int from, int to, int litres)
{
	int low = from < to ? from : to;
	int high = from < to ? to : from;

	pthread_mutex_lock(&barrels[low].lock);
	pthread_mutex_lock(&barrels[high].lock); //@ second
	barrels[from].litres -= litres;
	barrels[to].litres += litres;
	pthread_mutex_unlock(&barrels[high].lock);
	pthread_mutex_unlock(&barrels[low].lock);
}
//@ end

static void *gardener(void *argument)
{
	const int(*mine)[2] = list[*(int *)argument];

	for (int i = 0; i < ORDERS; i++)
		pour(mine[i][0], mine[i][1], 10);
	return NULL;
}

int main(void)
{
	pthread_t gardeners[GARDENERS];
	int numbers[GARDENERS] = {0, 1};
	int sum = 0;

	for (int i = 0; i < GARDENERS; i++)
		pthread_create(&gardeners[i], NULL, gardener, &numbers[i]);
	for (int i = 0; i < GARDENERS; i++)
		pthread_join(gardeners[i], NULL);
	for (int i = 0; i < BARRELS; i++)
		sum += barrels[i].litres;
	CHECK(sum == BARRELS * FULL);
}
