/*
 * A semaphore remembers that dusk has fallen.
 *
 * Why it is enough: the post stays until the keeper takes it, early or late,
 * and there is no lock to be held or forgotten.
 *
 * cost: it counts one keeper; for a second one dusk must be posted twice
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

static struct rendezvous afternoon = RENDEZVOUS(2);

static int lamp; /* lit by the keeper, read after the join */

//@ edit
static sem_t dusk;

static void build(void)
{
	sem_init(&dusk, 0, 0);
}

static void fall_dark(void)
{
	sem_post(&dusk);
}

static void await_dusk(void)
{
	/* A signal handler may end a wait: then wait again. */
	while (sem_wait(&dusk))
		continue;
}
//@ end

static void *keeper(void *unused)
{
	(void)unused;
	await_dusk();
	lamp++;
	return NULL;
}

int main(void)
{
	pthread_t thread;

	build();
	pthread_create(&thread, NULL, keeper, NULL);
	rendezvous(&afternoon);
	fall_dark();
	pthread_join(thread, NULL);
	CHECK(lamp == 1);
}
