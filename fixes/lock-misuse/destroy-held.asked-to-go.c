/*
 * The miller is told that the mill closes, and goes home by itself.
 *
 * Why it is enough: the thread leaves its loop through the unlock, like any
 * other code; nothing is torn from it.
 *
 * cost: it has to be looked for wherever the miller waits or works for long
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { SACKS = SIZE(5, 2) };

static pthread_mutex_t mill;
static pthread_cond_t change;
static int grain; /* sacks not yet ground, guarded by `mill` */
static int flour; /* sacks ground, guarded by `mill`, read after the join */
static pthread_t thread;

//@ edit
static bool closing; /* guarded by `mill` */

static void *miller(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&mill);
	for (;;) {
		while (grain == 0 && !closing)
			pthread_cond_wait(&change, &mill);
		if (grain == 0)
			break;
		grain--;
		flour++;
		pthread_cond_broadcast(&change);
	}
	pthread_mutex_unlock(&mill);
	return NULL;
}

static void close_mill(void)
{
	pthread_mutex_lock(&mill);
	closing = true;
	pthread_cond_broadcast(&change);
	pthread_mutex_unlock(&mill);
	pthread_join(thread, NULL);
	pthread_mutex_destroy(&mill);
}
//@ end

static void deliver(int sacks)
{
	pthread_mutex_lock(&mill);
	grain += sacks;
	pthread_cond_broadcast(&change);
	while (grain > 0)
		pthread_cond_wait(&change, &mill);
	pthread_mutex_unlock(&mill);
}

int main(void)
{
	pthread_mutex_init(&mill, NULL);
	pthread_cond_init(&change, NULL);
	pthread_create(&thread, NULL, miller, NULL);
	deliver(SACKS);
	close_mill();
	CHECK(flour == SACKS);
}
