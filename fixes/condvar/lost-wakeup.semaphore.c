/*
 * A semaphore keeps the ring of the bell until somebody hears it.
 *
 * Why it is enough: a post that nobody waits for stays in the semaphore's
 * count, and the next wait takes it and goes on.  The post also orders the
 * loaves before the wait that takes it.
 *
 * cost: a semaphore counts rings and nothing else: a second shop would need a
 *       second post, where a condition could tell them all
 */
#include <pthread.h>
#include <semaphore.h>

#include "lab.h"

enum { BATCH = 12 };

static struct rendezvous opening = RENDEZVOUS(2);

//@ edit
static sem_t bell;
static int loaves; /* written before the post, read after the wait */

static void open_shop(void)
{
	sem_init(&bell, 0, 0);
}

static void deliver(void)
{
	loaves = BATCH;
	sem_post(&bell);
}

static int collect(void)
{
	while (sem_wait(&bell))
		; /* a signal handler ran: wait again */
	return loaves;
}
//@ end

static void *baker(void *unused)
{
	(void)unused;
	deliver();
	rendezvous(&opening);
	return NULL;
}

int main(void)
{
	pthread_t thread;

	open_shop();
	pthread_create(&thread, NULL, baker, NULL);
	rendezvous(&opening);
	CHECK(collect() == BATCH);
	pthread_join(thread, NULL);
}
