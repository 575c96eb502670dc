/*
 * A bounded queue with two conditions: right.
 *
 * run: policy=all
 * run: policy=all spurious=1
 * run: policy=random schedules=2000
 */
#include <pthread.h>

#include "lab.h"

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t full = PTHREAD_COND_INITIALIZER;
static pthread_cond_t empty = PTHREAD_COND_INITIALIZER;
static int items, taken; /* guarded by m */

static void *producer(void *unused)
{
	for (int i = 0; i < 2; i++) {
		pthread_mutex_lock(&m);
		while (items == 1)
			pthread_cond_wait(&full, &m);
		items++;
		pthread_cond_signal(&empty);
		pthread_mutex_unlock(&m);
	}
	return unused;
}

static void *consumer(void *unused)
{
	pthread_mutex_lock(&m);
	while (!items)
		pthread_cond_wait(&empty, &m);
	items--;
	taken++;
	pthread_cond_signal(&full);
	pthread_mutex_unlock(&m);
	return unused;
}

int main(void)
{
	pthread_t t[3];

	pthread_create(&t[0], 0, producer, 0);
	pthread_create(&t[1], 0, consumer, 0);
	pthread_create(&t[2], 0, consumer, 0);
	for (int i = 0; i < 3; i++)
		pthread_join(t[i], 0);
	CHECK(taken == 2 && items == 0);
}
