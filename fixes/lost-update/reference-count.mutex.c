/*
 * The document has a lock, and the count is lowered and looked at under it.
 *
 * Why it is enough: one job at a time lowers the count and learns what is
 * left.
 *
 * cost: a lock a job.  A document that frees itself must not hold its lock in
 *       its own memory while it does so: decide under the lock, free after it
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { JOBS = 2, PAGES = 3 };

static atomic_int printed; /* pages, by all jobs */
static atomic_int closed;  /* how often the document was closed */

//@ edit
struct document {
	pthread_mutex_t lock; /* guards users */
	int users;            /* jobs that are not done */
};

static struct document document = {PTHREAD_MUTEX_INITIALIZER, JOBS};

static void release(struct document *document)
{
	int left;

	pthread_mutex_lock(&document->lock);
	left = --document->users;
	pthread_mutex_unlock(&document->lock);
	if (left == 0)
		closed++;
}
//@ end

static void *job(void *unused)
{
	(void)unused;
	for (int i = 0; i < PAGES; i++)
		atomic_fetch_add_explicit(&printed, 1, memory_order_relaxed);
	release(&document);
	return NULL;
}

int main(void)
{
	pthread_t jobs[JOBS];

	for (int i = 0; i < JOBS; i++)
		pthread_create(&jobs[i], NULL, job, NULL);
	for (int i = 0; i < JOBS; i++)
		pthread_join(jobs[i], NULL);
	CHECK(closed == 1);
	CHECK(printed == JOBS * PAGES);
}
