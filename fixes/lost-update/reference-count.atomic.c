/*
 * The count is atomic, and the subtraction itself says what was there before.
 *
 * Why it is enough: fetch_sub is one step, so exactly one job gets the 1.
 * With release and acquire whoever closes also sees all that the other jobs
 * did to the document before they let go of it.  To subtract first and look
 * afterwards would be two steps again.
 *
 * cost: one atomic subtraction a job
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { JOBS = 2, PAGES = 3 };

static atomic_int printed; /* pages, by all jobs */
static atomic_int closed;  /* how often the document was closed */

//@ edit
struct document {
	atomic_int users; /* jobs that are not done */
};

static struct document document = {JOBS};

static void release(struct document *document)
{
	if (atomic_fetch_sub_explicit(&document->users, 1,
				      memory_order_acq_rel) == 1)
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
