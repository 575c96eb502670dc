/*
 * The miller gets a last sack that is empty, and goes home.
 *
 * Why it is enough: it ends where its loop ends, with the lock given back, and
 * nobody cancels it.
 *
 * cost: a flag; and a miller who waits for something that nobody can post could
 *       not be stopped in this way
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lab.h"

enum { SACKS = SIZE(3, 1) };

static pthread_mutex_t stones = PTHREAD_MUTEX_INITIALIZER;
static sem_t grain; /* sacks that have come and are not yet ground */
static sem_t flour; /* sacks that are ground */
static int ground;  /* guarded by `stones` */

//@ edit
static atomic_bool evening;

static void *miller(void *unused)
{
	bool last = false;

	(void)unused;
	while (!last) {
		pthread_mutex_lock(&stones);
		sem_wait(&grain);
		last = atomic_load(&evening);
		ground += !last;
		pthread_mutex_unlock(&stones);
		sem_post(&flour);
	}
	return NULL;
}

static void stop(pthread_t thread)
{
	atomic_store(&evening, true);
	sem_post(&grain);
	pthread_join(thread, NULL);
}
//@ end

int main(void)
{
	pthread_t thread;

	sem_init(&grain, 0, 0);
	sem_init(&flour, 0, 0);
	if (pthread_create(&thread, NULL, miller, NULL))
		return EXIT_FAILURE;
	for (int i = 0; i < SACKS; i++) {
		sem_post(&grain);
		sem_wait(&flour);
	}
	stop(thread);
	CHECK(pthread_mutex_trylock(&stones) == 0);
	CHECK(ground == SACKS);
	pthread_mutex_unlock(&stones);
}
