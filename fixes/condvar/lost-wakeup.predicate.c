/*
 * The shop asks for bread under the lock, and waits only if there is none.
 *
 * Why it is enough: `loaves` remembers what the bell does not.  The question
 * and the beginning of the wait are one step for everybody who takes the lock,
 * so no delivery fits in between; and after each wake-up the question is put
 * anew.
 *
 * cost: none
 */
#include <pthread.h>
#include <semaphore.h>

#include "lab.h"

enum { BATCH = 12 };

static struct rendezvous opening = RENDEZVOUS(2);

//@ edit
static pthread_mutex_t counter;
static pthread_cond_t bell;
static int loaves; /* on the counter, guarded by `counter` */

static void open_shop(void)
{
	pthread_mutex_init(&counter, NULL);
	pthread_cond_init(&bell, NULL);
}

static void deliver(void)
{
	pthread_mutex_lock(&counter);
	loaves = BATCH;
	pthread_cond_signal(&bell);
	pthread_mutex_unlock(&counter);
}

static int collect(void)
{
	int got;

	pthread_mutex_lock(&counter);
	while (loaves == 0)
		pthread_cond_wait(&bell, &counter);
	got = loaves;
	pthread_mutex_unlock(&counter);
	return got;
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
