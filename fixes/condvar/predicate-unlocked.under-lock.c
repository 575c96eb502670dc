/*
 * The dryer sets the flag and rings under the lock.
 *
 * Why it is enough: the collector holds the lock from the question to the
 * beginning of the wait, so the dryer comes before the one, and is seen, or
 * after the other, and is heard.
 *
 * cost: one lock for each load of washing
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
static pthread_mutex_t lock;
static pthread_cond_t bell;
static atomic_bool dry;

static void install_dryer(void)
{
	pthread_mutex_init(&lock, NULL);
	pthread_cond_init(&bell, NULL);
}

static void finish(void)
{
	rendezvous(&asked);
	pthread_mutex_lock(&lock);
	atomic_store(&dry, true);
	pthread_cond_signal(&bell);
	pthread_mutex_unlock(&lock);
	rendezvous(&rung);
}

static void await_dry(void)
{
	pthread_mutex_lock(&lock);
	while (!atomic_load(&dry)) {
		rendezvous(&asked);
		rendezvous(&rung);
		pthread_cond_wait(&bell, &lock);
	}
	pthread_mutex_unlock(&lock);
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
