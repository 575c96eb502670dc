/*
 * A print queue uses a semaphore as its lock, and cancelling a job posts it.
 *
 * The semaphore starts at one: who has waited may print, who is done posts.  A
 * mutex would have an owner.  A semaphore has none, and takes a post from
 * anybody: whoever wrote cancel() wanted to be sure that a cancelled job does
 * not block the printer, and posted:
 *
 *	letter: wait (1 -> 0), print ...
 *	cancel:                           post (0 -> 1)
 *	memo:                                            wait (1 -> 0), print
 *	                                     <- two jobs on one sheet
 *
 * class:    semaphore-barrier
 * cwe:      667
 * tsan:     nothing -- each job was let in by a post, which orders it
 * helgrind: nothing -- each job was let in by a post, which orders it
 * drd:      nothing -- each job was let in by a post, which orders it
 * explore:  check one-job
 * native:   maybe check one-job -- a job must be printing at the post, and
 *           another one come before the flag
 * hint:     Count waits and posts, by thread.
 * hint:     What does a post mean here, and has cancel() the right to say so?
 * hint:     Give back only what you took; or use a lock that knows who has it.
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
	sem_post(&printer);
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
	CHECK(!overprinted); //@ one-job
}
