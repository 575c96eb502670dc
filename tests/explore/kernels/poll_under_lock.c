/*
 * Two threads look again and again, under a lock, whether a third has set
 * what they wait for: they are parked until it has.
 *
 * run: policy=all keep-going=1
 * run: policy=random schedules=500 keep-going=1
 * run: policy=pct schedules=500 keep-going=1
 */
#include <pthread.h>

#include "lab.h"

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static int ready; /* guarded by m */

static void *polls(void *unused)
{
	int seen;

	do {
		pthread_mutex_lock(&m);
		seen = ready;
		pthread_mutex_unlock(&m);
	} while (!seen);
	return unused;
}

int main(void)
{
	pthread_t t[2];

	pthread_create(&t[0], 0, polls, 0);
	pthread_create(&t[1], 0, polls, 0);
	pthread_mutex_lock(&m);
	ready = 1;
	pthread_mutex_unlock(&m);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
}
