/*
 * A car park takes its levels from a pool, and one lock is never made.
 *
 * A level of the car park is taken from the pool; its lock lies in it, and
 * nobody calls pthread_mutex_init().  Like every careful pool, this one fills
 * what it hands out with rubbish:
 *
 *	level:   0xa5a5a5...                   <- this is no mutex
 *	barrier: lock: EINVAL, nobody asks, cars++, unlock: EINVAL
 *	barrier: lock: EINVAL, nobody asks, cars++, unlock: EINVAL
 *
 * With a pool that happens to hand out zeros it works, for zeros are what
 * PTHREAD_MUTEX_INITIALIZER is here.  So it works until the memory has been
 * used before.
 *
 * class:    lock-misuse
 * cwe:      908
 * tsan:     misuse lock; misuse unlock; data-race cars
 * helgrind: misuse lock; misuse unlock; data-race cars
 * drd:      misuse unlock; data-race cars
 * explore:  misuse lock
 * native:   maybe check total -- glibc answers EINVAL, and a car is lost only
 *           if two come at once
 * hint:     What is in the memory when the first barrier locks it?
 * hint:     What does pthread_mutex_lock() answer, and who looks at it?
 * hint:     Whoever makes the level makes its lock.
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

	level->cars = 0;
	return level;
}

static void let_in(struct level *level)
{
	pthread_mutex_lock(&level->lock);   //@ lock
	level->cars++;                      //@ cars
	pthread_mutex_unlock(&level->lock); //@ unlock
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
	CHECK(level->cars == BARRIERS * CARS); //@ total
	free(level);
}
