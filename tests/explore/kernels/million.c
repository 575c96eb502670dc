/*
 * A million events in one execution, and no end of them in another.
 *
 * run: policy=random schedules=2
 * run: policy=random schedules=2 events=100000
 * run: seconds=2
 * O2: no
 */
#include <pthread.h>

#include "lab.h"

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static int n; /* guarded by m */

static void *count(void *unused)
{
	for (int i = 0; i < 200000; i++) {
		pthread_mutex_lock(&m);
		n++;
		pthread_mutex_unlock(&m);
	}
	return unused;
}

int main(void)
{
	pthread_t t[2];

	pthread_create(&t[0], 0, count, 0);
	pthread_create(&t[1], 0, count, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
	CHECK(n == 400000);
}
