/*
 * The level begins as a copy of a constant, lock and all.
 *
 * Why it is enough: PTHREAD_MUTEX_INITIALIZER is an initialiser for a mutex of
 * any storage duration, and the block is nobody else's yet, so what is copied
 * is not a mutex in use but its first value.
 *
 * cost: POSIX grants the initialiser to what is *initialised* with it; that an
 *       assignment does the same is so in every C library known, and promised
 *       by none
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

	*level = (struct level) {PTHREAD_MUTEX_INITIALIZER, 0};
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
