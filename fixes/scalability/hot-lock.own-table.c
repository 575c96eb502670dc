/*
 * Each worker counts in a table of its own, and adds it up when it is done.
 *
 * Why it is enough: nobody else touches a worker's table; the common one is
 * changed under the lock, once for each worker.
 *
 * cost: a table for each worker; before it is done its counts are not to be
 *       seen
 */
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>

#include "lab.h"

enum {
	WORKERS = SIZE(4, 2),
	PAGES = SIZE(64, 4),
	REQUESTS = MEASURED(60000, SIZE(100, 2))
};

/* The worker's next request. */
static uint32_t next(uint32_t request)
{
	return request * 1664525U + 1013904223U;
}

static int page_of(uint32_t request)
{
	return (int)(request >> 16) % PAGES;
}

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards views */
static long views[PAGES];

static void work(uint32_t request)
{
	long mine[PAGES] = {0};

	for (int i = 0; i < REQUESTS; i++) {
		request = next(request);
		mine[page_of(request)]++;
	}
	pthread_mutex_lock(&lock);
	for (int i = 0; i < PAGES; i++)
		views[i] += mine[i];
	pthread_mutex_unlock(&lock);
}
//@ end

static void *worker(void *seed)
{
	work(*(uint32_t *)seed);
	return NULL;
}

int main(void)
{
	uint32_t seeds[WORKERS];
	pthread_t workers[WORKERS];
	long all = 0;

	for (uint32_t i = 0; i < WORKERS; i++) {
		seeds[i] = i;
		pthread_create(&workers[i], NULL, worker, &seeds[i]);
	}
	for (int i = 0; i < WORKERS; i++)
		pthread_join(workers[i], NULL);
	for (int i = 0; i < PAGES; i++)
		all += views[i];
	CHECK(all == (long)WORKERS * REQUESTS);
}
