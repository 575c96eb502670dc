/*
 * Each who waits has a semaphore of its own, in a list.
 *
 * Why it is enough: a post now has a name on it: only its owner takes it.  Who
 * is not in the list when the call comes is not woken by it, and takes nothing.
 *
 * cost: a list and a semaphore made for each wait; this is how conditions are
 *       made where there are none
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
struct waiter {
	struct waiter *next;
	sem_t call;
};

static struct waiter *waiting; /* each on its own stack, guarded by `pool` */

static void install(void)
{
	waiting = NULL;
}

/* The caller holds `pool`, and holds it again afterwards. */
static void await_call(void)
{
	struct waiter me = {.next = waiting};

	sem_init(&me.call, 0, 0);
	waiting = &me;
	pthread_mutex_unlock(&pool);
	/* A signal handler may end a wait: then wait again. */
	while (sem_wait(&me.call))
		continue;
	pthread_mutex_lock(&pool); /* the caller has done with `me` */
	sem_destroy(&me.call);
}

/* The caller holds `pool`. */
static void call_all(void)
{
	while (waiting) {
		struct waiter *first = waiting;

		waiting = first->next;
		sem_post(&first->call);
	}
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
