/*
 * Three threads count under a lock: right.
 *
 * run: policy=all
 * run: policy=all isolate=1
 * run: policy=random schedules=1000
 * run: policy=pct schedules=1000
 * run: policy=pos schedules=1000
 * run:
 * expect: all 1680
 * O2: no
 */
#include <pthread.h>

#include "lab.h"

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static int hits; /* guarded by m */

static void *clerk(void *unused)
{
	for (int i = 0; i < 3; i++) {
		pthread_mutex_lock(&m);
		hits++;
		pthread_mutex_unlock(&m);
	}
	return unused;
}

int main(void)
{
	pthread_t t[3];

	for (int i = 0; i < 3; i++)
		pthread_create(&t[i], 0, clerk, 0);
	for (int i = 0; i < 3; i++)
		pthread_join(t[i], 0);
	CHECK(hits == 9);
}
