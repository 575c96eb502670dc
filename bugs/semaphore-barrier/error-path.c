/*
 * A photo service scales two pictures at a time, and forgets its refusals.
 *
 * scale() takes a slot, and gives it back when the picture is done.  A picture
 * that is too large is refused at once, and so is the giving back:
 *
 *	worker 1: wait (2 -> 1), too large, return
 *	worker 2: wait (1 -> 0), too large, return
 *	worker 1: wait ... for ever
 *	worker 2: wait ... for ever
 *
 * No slot is in use, and none is free.  The service dies of its second
 * refusal, which may come after a year.
 *
 * class:    semaphore-barrier
 * cwe:      772
 * tsan:     nothing -- no access conflicts, and it asks nobody why he sleeps
 * helgrind: nothing -- a semaphore has no owner, so nobody has forgotten it
 * drd:      nothing -- a semaphore has no owner, so nobody has forgotten it
 * explore:  stuck slot
 * native:   stuck slot
 * hint:     Follow every way out of scale().
 * hint:     How many posts are there for each wait?
 * hint:     One way in, one way out; or look before you take.
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { SLOTS = 2, WORKERS = 2, PICTURES = 3, LIMIT = 1000 };

static atomic_int scaled; /* pictures, by all workers */

static void shrink(int size)
{
	if (size > 0)
		atomic_fetch_add(&scaled, 1);
}

//@ edit
static sem_t slots; /* free ones */

static bool scale(int size)
{
	while (sem_wait(&slots)) //@ slot
		continue;        /* a signal came */
	if (size > LIMIT)
		return false;
	shrink(size);
	sem_post(&slots);
	return true;
}
//@ end

static void *worker(void *unused)
{
	static const int sizes[PICTURES] = {400, 2000, 700};

	(void)unused;
	for (int i = 0; i < PICTURES; i++)
		CHECK(scale(sizes[i]) == (sizes[i] <= LIMIT));
	return NULL;
}

int main(void)
{
	pthread_t workers[WORKERS];

	sem_init(&slots, 0, SLOTS);
	for (int i = 0; i < WORKERS; i++)
		pthread_create(&workers[i], NULL, worker, NULL);
	for (int i = 0; i < WORKERS; i++)
		pthread_join(workers[i], NULL);
	CHECK(scaled == WORKERS * (PICTURES - 1));
}
