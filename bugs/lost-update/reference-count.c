/*
 * Two print jobs share a document, and the last one to finish must close it.
 *
 * A document knows how many jobs use it.  Each job takes one off when it is
 * done, and the one that reaches zero closes the file.  The count is a plain
 * int:
 *
 *	job 1: load 2
 *	job 2:         load 2, store 1
 *	job 1: store 1                 <- both are done, one is left in the
 *count
 *
 * Nobody closes the document.  If both look when both have stored, two do.
 *
 * class:    lost-update
 * cwe:      911
 * cert:     CON43
 * origin:   libmtev 623 (reference count of JSON objects shared by threads,
 *           plain ++ and --)
 * tsan:     data-race users
 * helgrind: data-race users
 * drd:      data-race users
 * explore:  data-race users; check closed-once
 * native:   maybe check closed-once -- a job must be stopped between its load
 *           and its store
 * hint:     How many steps does --document->users take?
 * hint:     Which job closes, if both read 2?
 * hint:     Taking one off and learning what is left must be one step.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { JOBS = 2, PAGES = 3 };

static atomic_int printed; /* pages, by all jobs */
static atomic_int closed;  /* how often the document was closed */

//@ edit
struct document {
	int users; /* jobs that are not done; changed by each of them */
};

static struct document document = {JOBS};

static void release(struct document *document)
{
	if (--document->users == 0) //@ users
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
	CHECK(closed == 1); //@ closed-once
	CHECK(printed == JOBS * PAGES);
}
