/*
 * A web server's workers count the pages that were asked for, under one lock.
 *
 * The table has a row for every page, and one lock guards all of them. It is
 * held for an addition only, but it is taken for every request, by everybody:
 * the lock's own cache line goes from processor to processor, and a worker that
 * finds it taken goes to sleep and has to be woken:
 *
 *	worker 0: lock, add, unlock, wake 1     lock ... asleep ....
 *	worker 1: lock ... asleep .........,    add, unlock, wake 0
 *
 * With every worker more, more of their time goes into the lock, and none of it
 * into pages. More locks help little as long as each request takes one.
 *
 * class:    scalability
 * scale:    slow lock
 * tsan:     nothing -- every access is under the lock
 * helgrind: nothing -- every access is under the lock
 * drd:      nothing -- every access is under the lock
 * explore:  nothing -- every interleaving gives the same counts, and it has no
 *           clock
 * native:   nothing -- the counts are right
 * hint:     How often is the lock taken, and what for?
 * hint:     Who has to know a count before the worker is done?
 * hint:     Count where nobody else does, and add up now and then.
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
	for (int i = 0; i < REQUESTS; i++) {
		request = next(request);
		pthread_mutex_lock(&lock); //@ lock
		views[page_of(request)]++;
		pthread_mutex_unlock(&lock);
	}
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
