/*
 * The same barrel is locked once.
 *
 * Why it is enough: each barrel that is touched is locked, each lock is taken
 * once, and the same question decides about the unlock.
 *
 * cost: a question twice; worth it where the change is more than plus and minus
 *       the same amount
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
	if (high != low)
		pthread_mutex_lock(&barrels[high].lock);
	barrels[from].litres -= litres;
	barrels[to].litres += litres;
	if (high != low)
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
