/*
 * Whoever opens a level makes its lock.
 *
 * Why it is enough: the lock is a mutex before anybody else knows the level,
 * and pthread_create() orders the two.
 *
 * cost: one call; its answer can be ENOMEM on other systems, and is looked at
 */
#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "lab.h"

enum { BARRIERS = 2, CARS = SIZE(10, 2), RUBBISH = 0xa5 };

struct level {
	pthread_mutex_t lock; /* guards cars */
	int cars;
};

static void *from_pool(size_t size)
{
	void *block = malloc(size);

	if (!block)
		exit(EXIT_FAILURE);
	return memset(block, RUBBISH, size);
}

//@ edit
static struct level *open_level(void)
{
	struct level *level = from_pool(sizeof *level);

	if (pthread_mutex_init(&level->lock, NULL))
		exit(EXIT_FAILURE);
	level->cars = 0;
	return level;
}

static void let_in(struct level *level)
{
	pthread_mutex_lock(&level->lock);
	level->cars++;
	pthread_mutex_unlock(&level->lock);
}
//@ end

static void *barrier(void *level)
{
	for (int i = 0; i < CARS; i++)
		let_in(level);
	return NULL;
}

int main(void)
{
	struct level *level = open_level();
	pthread_t barriers[BARRIERS];

	for (int i = 0; i < BARRIERS; i++)
		pthread_create(&barriers[i], NULL, barrier, level);
	for (int i = 0; i < BARRIERS; i++)
		pthread_join(barriers[i], NULL);
	CHECK(level->cars == BARRIERS * CARS);
	free(level);
}
