/*
 * The owner sets the flag and wakes the gardener.
 *
 * Why it is enough: the flag is set and the signal given under the lock, so the
 * gardener either sees the flag before he lies down, or is asleep and is woken.
 * He asks before each sleep, not only after.
 *
 * cost: every way to the end must pass here; a second flag needs its own signal
 */
#include <pthread.h>
#include <stdbool.h>

#include "lab.h"

static pthread_mutex_t garden = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change = PTHREAD_COND_INITIALIZER;
static bool dry = true; /* guarded by `garden`, like the rest */
static bool over;
static int watered;
static struct rendezvous night = RENDEZVOUS(2);

//@ edit
static void *gardener(void *unused)
{
	pthread_mutex_lock(&garden);
	while (!over) {
		if (dry) {
			watered++;
			dry = false;
		}
		pthread_cond_wait(&change, &garden);
	}
	pthread_mutex_unlock(&garden);
	return unused;
}

static void end_season(pthread_t thread)
{
	pthread_mutex_lock(&garden);
	over = true;
	pthread_cond_signal(&change);
	pthread_mutex_unlock(&garden);
	pthread_join(thread, NULL);
}
//@ end

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, gardener, NULL);
	rendezvous(&night);
	end_season(thread);
	CHECK(watered <= 1);
}
