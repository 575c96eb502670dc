/*
 * The dryer sets the flag under the lock, and rings when it has let go.
 *
 * A clean twin: the signal is still given without the lock.  Why it is enough:
 * when the flag is set the collector either has not asked yet, and will see it,
 * or sleeps already, and the ring, which comes later still, finds it asleep.
 *
 * cost: none; on some systems one change of threads is saved, for the woken one
 *       does not run into a held lock
 * helgrind: noise misuse ring -- it takes every signal without the lock for
 *           dubious
 * drd: noise misuse ring -- it takes every signal without the lock for a race
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
	pthread_mutex_unlock(&lock);
	pthread_cond_signal(&bell); //@ ring
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
