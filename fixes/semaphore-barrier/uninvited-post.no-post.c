/*
 * Cancelling only says so, and leaves the semaphore alone.
 *
 * Why it is enough: now every post is made by a job that has waited, so the
 * count and the jobs at the printer always add up to one.  No job could be
 * blocked for good in the first place: whoever is at the printer posts when he
 * is done.
 *
 * cost: none; that only waiters post is still a rule that nothing enforces
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
static sem_t printer;         /* 1: free, 0: taken */
static atomic_bool cancelled; /* jobs that have not begun shall not */

static void open_printer(void)
{
	sem_init(&printer, 0, 1);
}

static void print(void)
{
	while (sem_wait(&printer))
		continue; /* a signal came */
	if (!cancelled)
		print_sheet();
	sem_post(&printer);
}

static void cancel(void)
{
	cancelled = true;
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
