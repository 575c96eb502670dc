/*
 * copies_of() asks of its callers that they hold the catalogue.
 *
 * Why it is enough: the thread takes the lock once, so it never waits at the
 * door while it is inside.
 *
 * cost: a sentence that says what must be held; whoever calls copies_of() from
 *       elsewhere must lock first
 */
#include <pthread.h>

#include "lab.h"

enum { TITLES = 3 };

static struct rendezvous reading = RENDEZVOUS(2);
static struct rendezvous at_the_door = RENDEZVOUS(2);

static pthread_rwlock_t catalogue;
static int copies[TITLES] = {2, 1, 4}; /* guarded by `catalogue` */
static int shelf[TITLES] = {7, 7, 9};  /* guarded by `catalogue` */

//@ edit
static void open_catalogue(void)
{
	pthread_rwlockattr_t attributes;

	pthread_rwlockattr_init(&attributes);
	pthread_rwlockattr_setkind_np(
		&attributes, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
	pthread_rwlock_init(&catalogue, &attributes);
	pthread_rwlockattr_destroy(&attributes);
}

/* The caller holds `catalogue`. */
static int copies_of(int title)
{
	return copies[title];
}

/* Where the book is, and how many there are: "shelf 7, 2 copies" as 702. */
static int describe(int title)
{
	int place;
	int n;

	pthread_rwlock_rdlock(&catalogue);
	rendezvous(&reading);
	rendezvous(&at_the_door);
	place = shelf[title];
	n = copies_of(title);
	pthread_rwlock_unlock(&catalogue);
	return place * 100 + n;
}
//@ end

static void *buyer(void *unused)
{
	(void)unused;
	rendezvous(&reading);
	pthread_rwlock_wrlock(&catalogue);
	copies[1]++;
	pthread_rwlock_unlock(&catalogue);
	return NULL;
}

static void *librarian(void *unused)
{
	(void)unused;
	CHECK(describe(0) == 702);
	return NULL;
}

int main(void)
{
	pthread_t threads[2];

	open_catalogue();
	pthread_create(&threads[0], NULL, librarian, NULL);
	pthread_create(&threads[1], NULL, buyer, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	CHECK(copies[1] == 2);
}
