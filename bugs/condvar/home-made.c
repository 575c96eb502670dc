/*
 * A pool's swimmers wait for their heat at a condition made of a semaphore.
 *
 * await() counts the caller as waiting, gives the lock back, and takes a post
 * from the semaphore; call_all() posts once for each who waits.  A post has no
 * name on it.  A fast swimmer comes back for the next heat and takes the post
 * of a slow one, who had been counted but was not yet at the semaphore:
 *
 *	slow:    count 1, unlock                          take ... for ever
 *	fast:    count 2, unlock, take
 *	starter:                 heat 1, post, post
 *	fast:    swims, count 1, unlock,   take       <- the slow one's
 *	                heat 2? no, count 1, unlock, take ... for ever
 *
 * The starter calls heat 2 when all have swum heat 1.  A condition must wake
 * those who waited *before* the call, and a semaphore does not know before from
 * after.
 *
 * class:    condvar
 * cwe:      662
 * origin:   glibc 25847 (in its conditions a waiter could take a wake-up that
 *           was meant for one of another group, who then slept on)
 * tsan:     nothing -- the semaphore orders what it must, and no access races
 * helgrind: nothing -- the semaphore orders what it must, and no access races
 * drd:      nothing -- the semaphore orders what it must, and no access races
 * explore:  stuck post
 * native:   maybe stuck post -- a swimmer must be stopped between two calls for
 *           as long as another one swims
 * hint:     Who may take a post, and for whom was it meant?
 * hint:     What does a fast swimmer do between the two heats?
 * hint:     Use a real condition, or give each who waits a semaphore of its
 *           own.
 */
#include <pthread.h>
#include <semaphore.h>
#include <stddef.h>

#include "lab.h"

enum { SWIMMERS = 2, HEATS = 2 };

static pthread_mutex_t pool = PTHREAD_MUTEX_INITIALIZER;
static int heat; /* called so far, guarded by `pool` */
static int swum; /* by all in all heats, guarded by `pool` */

//@ edit
static sem_t calls;
static int waiting; /* those who will take a post, guarded by `pool` */

static void install(void)
{
	sem_init(&calls, 0, 0);
}

/* The caller holds `pool`, and holds it again afterwards. */
static void await_call(void)
{
	waiting++;
	pthread_mutex_unlock(&pool);
	/* A signal handler may end a wait: then wait again. */
	while (sem_wait(&calls)) //@ post
		continue;
	pthread_mutex_lock(&pool);
}

/* The caller holds `pool`. */
static void call_all(void)
{
	for (; waiting > 0; waiting--)
		sem_post(&calls);
}
//@ end

static void *swimmer(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&pool);
	for (int mine = 1; mine <= HEATS; mine++) {
		while (heat < mine)
			await_call();
		swum++;
		if (swum == heat * SWIMMERS && heat < HEATS) {
			heat++; /* the last one in starts the next */
			call_all();
		}
	}
	pthread_mutex_unlock(&pool);
	return NULL;
}

int main(void)
{
	pthread_t swimmers[SWIMMERS];

	install();
	for (int i = 0; i < SWIMMERS; i++)
		pthread_create(&swimmers[i], NULL, swimmer, NULL);
	pthread_mutex_lock(&pool);
	heat = 1;
	call_all();
	pthread_mutex_unlock(&pool);
	for (int i = 0; i < SWIMMERS; i++)
		pthread_join(swimmers[i], NULL);
	CHECK(swum == SWIMMERS * HEATS);
}
