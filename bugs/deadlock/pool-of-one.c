/*
 * A translation office's only translator orders a translation and waits for it.
 *
 * Jobs are done by a small pool of translators.  A long text is cut in two: its
 * job does the first half, orders the second half from the same pool, and waits
 * until it is done.  With as many long texts at work as there are translators,
 * all wait, and nobody is left to do what they wait for:
 *
 *	translator: long text, order 2nd half, wait for it ... for ever
 *	pool:                  2nd half is queued, nobody free
 *
 * No lock is held by anyone, and with one translator more it works: until there
 * is one long text more.
 *
 * class:    deadlock
 * cwe:      833
 * tsan:     nothing -- it knows locks, and here a result is waited for
 * helgrind: nothing -- it knows locks, and here a result is waited for
 * drd:      nothing -- it knows locks, and here a result is waited for
 * explore:  stuck result; maybe lost-wakeup result -- so it calls it where an
 *           order was placed while nobody waited
 * native:   stuck result
 * hint:     Who does the second half?
 * hint:     How many translators are free when all of them wait?
 * hint:     Do not wait inside the pool: do it yourself, help meanwhile, or let
 *           somebody outside put the halves together.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { TRANSLATORS = 1, JOBS = 4 };

struct job {
	int pages;
	bool done; /* guarded by `office` */
};

static pthread_mutex_t office = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change = PTHREAD_COND_INITIALIZER;
static struct job *queue[JOBS]; /* guarded by `office` */
static int first;               /* the next to be done, guarded by `office` */
static int end;                 /* the next free place, guarded by `office` */
static bool closed;             /* guarded by `office` */
static int translated;          /* pages, guarded by `office` */

/* The caller holds `office`. */
static void order(struct job *job)
{
	queue[end++] = job;
	pthread_cond_broadcast(&change);
}

//@ edit
/* The caller holds `office`, and holds it again afterwards. */
static void translate(struct job *job)
{
	struct job half = {job->pages / 2, false};

	if (half.pages > 0) {
		order(&half);
		translated += job->pages - half.pages;
		while (!half.done)
			pthread_cond_wait(&change, &office); //@ result
	} else {
		translated += job->pages;
	}
	job->done = true;
	pthread_cond_broadcast(&change);
}
//@ end

static void *translator(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&office);
	while (!closed || first < end) {
		if (first < end)
			translate(queue[first++]);
		else
			pthread_cond_wait(&change, &office);
	}
	pthread_mutex_unlock(&office);
	return NULL;
}

int main(void)
{
	pthread_t pool[TRANSLATORS];
	struct job text = {2, false};

	for (int i = 0; i < TRANSLATORS; i++)
		pthread_create(&pool[i], NULL, translator, NULL);
	pthread_mutex_lock(&office);
	order(&text);
	while (!text.done)
		pthread_cond_wait(&change, &office); //@ result
	closed = true;
	pthread_cond_broadcast(&change);
	pthread_mutex_unlock(&office);
	for (int i = 0; i < TRANSLATORS; i++)
		pthread_join(pool[i], NULL);
	CHECK(translated == 2);
}
