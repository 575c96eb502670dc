/*
 * A gardener is told that the season is over, while he sleeps.
 *
 * Between two waterings he sleeps on a condition variable.  At the end of the
 * season a flag is set, under the lock, as it should be; and nobody wakes him:
 *
 *	gardener: not over, dry? no: sleep .................... for ever
 *	owner:                              over = true, join ... for ever
 *
 * The flag is right, the loop looks at it in each turn, and there is no further
 * turn.  The rendezvous is the long night: it opens when everybody sleeps.
 *
 * class:    thread-leak
 * cwe:      833
 * tsan:     nothing -- every access holds the lock, and it asks nobody why he
 *           sleeps
 * helgrind: nothing -- every access holds the lock
 * drd:      nothing -- every access holds the lock
 * explore:  stuck sleep
 * native:   stuck sleep
 * hint:     When does the gardener look at the flag?
 * hint:     What wakes him, and who does it?
 * hint:     Whoever changes what a thread waits for has to wake it.
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
		pthread_cond_wait(&change, &garden); //@ sleep
	}
	pthread_mutex_unlock(&garden);
	return unused;
}

static void end_season(pthread_t thread)
{
	pthread_mutex_lock(&garden);
	over = true;
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
