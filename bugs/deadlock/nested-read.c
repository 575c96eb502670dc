/*
 * A librarian reads the catalogue twice at once, and a writer comes in between.
 *
 * describe() takes the catalogue's lock for reading and calls copies_of(),
 * which takes it again.  Two readers never hinder each other, so this seems
 * safe.  But this lock lets no new reader in while a writer waits, or writers
 * would wait for ever; and the second lock of the same thread is a new reader
 * like any other:
 *
 *	librarian:  read lock                            read lock ... waits
 *	buyer:                  write lock ... waits
 *
 * The librarian waits for the buyer, who waits for the librarian.  The first
 * rendezvous lets the buyer come when the catalogue is being read, the second
 * lets it reach the door.
 *
 * class:    deadlock
 * cwe:      833
 * tsan:     nothing -- two read locks of one thread are no inversion to it
 * helgrind: nothing -- it takes read locks to be compatible, always
 * drd:      nothing -- it keeps no lock order
 * explore:  stuck inner write
 * native:   stuck inner write
 * hint:     Which kind of lock is it, and whom does it prefer?
 * hint:     How many times does the librarian's thread take it?
 * hint:     Let the inner function ask that the lock be held, or choose a kind
 *           that admits nested readers.
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

static int copies_of(int title)
{
	int n;

	pthread_rwlock_rdlock(&catalogue); //@ inner
	n = copies[title];
	pthread_rwlock_unlock(&catalogue);
	return n;
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
	pthread_rwlock_wrlock(&catalogue); //@ write
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
