/*
 * A real condition, which wakes those who waited before the call.
 *
 * Why it is enough: giving the lock back and being asleep are one step, and a
 * broadcast wakes all who sleep at that moment; who comes later is not among
 * them and takes nothing from them.
 *
 * cost: none
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
static pthread_cond_t calls;

static void install(void)
{
	pthread_cond_init(&calls, NULL);
}

/* The caller holds `pool`, and holds it again afterwards. */
static void await_call(void)
{
	pthread_cond_wait(&calls, &pool);
}

/* The caller holds `pool`. */
static void call_all(void)
{
	pthread_cond_broadcast(&calls);
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
