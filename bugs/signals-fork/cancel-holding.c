/*
 * A mill is stopped for the night by cancelling the miller.
 *
 * The miller locks the millstones and then waits for grain, and sem_wait() is a
 * cancellation point.  In the evening there is no more grain, the miller is
 * cancelled there, and ends.  The stones stay locked:
 *
 *	miller: lock, waits for grain
 *	owner:                        cancel, join
 *	miller:                                    unwinds, ends
 *	owner:                                                   stones locked
 *
 * A cancellation is a return from the middle of a call, and nothing on the way
 * out has been written for it.
 *
 * class:    signals-fork
 * cwe:      667
 * origin:   Asterisk 309: a console channel cancelled its monitor thread, which
 *           could hold the channel's lock; vzlogger 122: it hung at shutdown
 *           for the same reason
 * tsan:     nothing -- it does not look at the locks of a thread that ends
 * helgrind: misuse mill
 * drd:      misuse mill
 * explore:  check stones
 * native:   check stones
 * hint:     Which calls of the miller are cancellation points?
 * hint:     What does it hold there?
 * hint:     Wait for the grain before taking the stones, or say what is to be
 *           given back.
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
		pthread_mutex_lock(&stones);
		sem_wait(&grain);
		ground++;
		pthread_mutex_unlock(&stones);
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
