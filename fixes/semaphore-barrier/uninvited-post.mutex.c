/*
 * The printer has a mutex.
 *
 * Why it is enough: one thread at a time holds it, and only that one may give
 * it back: an unlock in cancel() would have been an error that detectors
 * report.
 *
 * cost: none; a mutex is cheaper than a semaphore.  It cannot be given back by
 *       another thread, which is the point
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { JOBS = 2 };

static atomic_int printing;     /* jobs at the printer */
static atomic_bool overprinted; /* two were, at some time */

static void print_sheet(void)
{
	if (atomic_fetch_add(&printing, 1) > 0)
		overprinted = true;
	atomic_fetch_sub(&printing, 1);
}

//@ edit
static pthread_mutex_t printer = PTHREAD_MUTEX_INITIALIZER;
static bool cancelled; /* guarded by `printer`; no job begins after it */

static void open_printer(void)
{
	cancelled = false;
}

static void print(void)
{
	pthread_mutex_lock(&printer);
	if (!cancelled)
		print_sheet();
	pthread_mutex_unlock(&printer);
}

static void cancel(void)
{
	pthread_mutex_lock(&printer);
	cancelled = true;
	pthread_mutex_unlock(&printer);
}
//@ end

static void *job(void *unused)
{
	(void)unused;
	print();
	return NULL;
}

int main(void)
{
	pthread_t jobs[JOBS];

	open_printer();
	for (int i = 0; i < JOBS; i++)
		pthread_create(&jobs[i], NULL, job, NULL);
	cancel();
	for (int i = 0; i < JOBS; i++)
		pthread_join(jobs[i], NULL);
	CHECK(!overprinted);
}
