/*
 * The same, and nobody will set it: a livelock.
 *
 * expect: livelock lock
 */
#include <pthread.h>

#include "lab.h"

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static int ready; /* guarded by m */

static void *polls(void *unused)
{
	int seen;

	do {
		pthread_mutex_lock(&m); //@ lock
		seen = ready;
		pthread_mutex_unlock(&m);
	} while (!seen);
	return unused;
}

int main(void)
{
	pthread_t t;

	pthread_create(&t, 0, polls, 0);
	pthread_mutex_lock(&m);
	ready = 0;
	pthread_mutex_unlock(&m);
	pthread_join(t, 0);
}
