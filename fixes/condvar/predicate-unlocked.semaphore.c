/*
 * A semaphore keeps the ring until somebody hears it.
 *
 * Why it is enough: the post is remembered, so there is no window between a
 * question and a wait: sem_wait() is both.
 *
 * cost: it counts one collector; for a second one the dryer must post twice
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

static struct rendezvous asked = RENDEZVOUS(2);
static struct rendezvous rung = RENDEZVOUS(2);

static int collected; /* by the collector, read after the join */

//@ edit
static sem_t dry; /* one post for each load that is dry */

static void install_dryer(void)
{
	sem_init(&dry, 0, 0);
}

static void finish(void)
{
	rendezvous(&asked);
	sem_post(&dry);
	rendezvous(&rung);
}

static void await_dry(void)
{
	rendezvous(&asked);
	rendezvous(&rung);
	/* A signal handler may end a wait: then wait again. */
	while (sem_wait(&dry))
		continue;
}
//@ end

static void *dryer(void *unused)
{
	(void)unused;
	finish();
	return NULL;
}

static void *collector(void *unused)
{
	(void)unused;
	await_dry();
	collected++;
	return NULL;
}

int main(void)
{
	pthread_t threads[2];

	install_dryer();
	pthread_create(&threads[0], NULL, collector, NULL);
	pthread_create(&threads[1], NULL, dryer, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	CHECK(collected == 1);
}
