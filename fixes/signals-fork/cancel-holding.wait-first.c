/*
 * The miller waits for grain with nothing in its hands.
 *
 * Why it is enough: the only cancellation point in the loop comes when no lock
 * is held and nothing is half done.
 *
 * cost: none here; it takes an eye for which calls are cancellation points, and
 *       a line added between lock and unlock may bring one
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
static void *miller(void *unused)
{
	(void)unused;
	for (;;) {
		sem_wait(&grain);
		pthread_mutex_lock(&stones);
		ground++;
		pthread_mutex_unlock(&stones);
		sem_post(&flour);
	}
	return NULL;
}

static void stop(pthread_t thread)
{
	pthread_cancel(thread);
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
