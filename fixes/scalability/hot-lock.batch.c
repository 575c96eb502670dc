/*
 * A worker notes its pages and enters a batch of them under one lock.
 *
 * Why it is enough: the lock is taken once for BATCH requests, so it is seldom
 * taken when somebody comes, and its price is shared by all of them. The common
 * table is changed under the lock only.
 *
 * cost: the last requests of each worker are not in the table yet; a small list
 *       for each worker
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

static void enter(const int *pages, int n)
{
	pthread_mutex_lock(&lock);
	for (int i = 0; i < n; i++)
		views[pages[i]]++;
	pthread_mutex_unlock(&lock);
}

static void work(uint32_t request)
{
	enum { BATCH = 100 };
	int pages[BATCH];
	int n = 0;

	for (int i = 0; i < REQUESTS; i++) {
		request = next(request);
		pages[n++] = page_of(request);
		if (n == BATCH) {
			enter(pages, n);
			n = 0;
		}
	}
	enter(pages, n);
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
