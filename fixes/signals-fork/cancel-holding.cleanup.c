/*
 * A cleanup handler gives the stones back.
 *
 * Why it is enough: it is run wherever the thread unwinds between push and pop,
 * and there it always holds the lock.
 *
 * cost: each pair of push and pop says once more what lock and unlock said
 * tsan: noise misuse stones -- it overlooks an unlock by a thread that unwinds
 *       out of a wait
 * drd: noise misuse stones -- it overlooks an unlock by a thread that unwinds
 *      out of a wait; noise misuse mill -- the same
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
static void give_back(void *lock)
{
	pthread_mutex_unlock(lock);
}

static void *miller(void *unused)
{
	(void)unused;
	for (;;) {
		pthread_mutex_lock(&stones);
		pthread_cleanup_push(give_back, &stones);
		sem_wait(&grain);
		ground++;
		pthread_cleanup_pop(1);
		sem_post(&flour);
	}
	return NULL;
}

static void stop(pthread_t thread)
{
	pthread_cancel(thread);
	pthread_join(thread, NULL); //@ mill
}
//@ end

int main(void)
{
	pthread_t thread;

	sem_init(&grain, 0, 0);
	sem_init(&flour, 0, 0);
	if (pthread_create(&thread, NULL, miller, NULL)) //@ mill
		return EXIT_FAILURE;
	for (int i = 0; i < SACKS; i++) {
		sem_post(&grain);
		sem_wait(&flour);
	}
	stop(thread);
	CHECK(pthread_mutex_trylock(&stones) == 0); //@ stones
	CHECK(ground == SACKS);
	pthread_mutex_unlock(&stones);
}
