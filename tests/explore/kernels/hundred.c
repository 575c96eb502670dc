/*
 * A hundred threads.
 *
 * run: policy=random schedules=200
 * run: policy=pct schedules=200
 * run: policy=pos schedules=200
 */
#include <pthread.h>

#include "lab.h"

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static int n; /* guarded by m */

static void *count(void *unused)
{
	pthread_mutex_lock(&m);
	n++;
	pthread_mutex_unlock(&m);
	return unused;
}

int main(void)
{
	pthread_t t[100];

	for (int i = 0; i < 100; i++)
		pthread_create(&t[i], 0, count, 0);
	for (int i = 0; i < 100; i++)
		pthread_join(t[i], 0);
	CHECK(n == 100);
}
