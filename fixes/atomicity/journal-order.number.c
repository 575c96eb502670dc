/*
 * A change is numbered in the cellar, and entered at its number.
 *
 * A clean twin: the entries may still be written in another order than the
 * changes were made. Why it is enough: they are not read in the order of
 * writing. The number is given under the lock that orders the changes.
 *
 * cost: a reader has to wait for the gaps before it trusts what follows them
 */
#include <pthread.h>

#include "lab.h"

enum { CHANGES = 2, BOTTLES = 6 };
enum what { EMPTIED, PUT };

static struct rendezvous stairs = RENDEZVOUS(2);
static struct rendezvous served = RENDEZVOUS(2);

static pthread_mutex_t cellar = PTHREAD_MUTEX_INITIALIZER;
static int bottles = 2; /* guarded by `cellar` */

static pthread_mutex_t journal = PTHREAD_MUTEX_INITIALIZER;
static enum what entries[CHANGES]; /* guarded by `journal` */
static int nentries;               /* likewise */

/* Call with `cellar` held. */
static void carry_out(enum what what)
{
	bottles = what == PUT ? bottles + BOTTLES : 0;
}

//@ edit
static int nchanges; /* guarded by `cellar` */

static void change(enum what what)
{
	int number;

	pthread_mutex_lock(&cellar);
	carry_out(what);
	number = nchanges++;
	pthread_mutex_unlock(&cellar);
	if (what == EMPTIED) {
		rendezvous(&stairs);
		rendezvous(&served);
	}
	pthread_mutex_lock(&journal);
	entries[number] = what;
	nentries++;
	pthread_mutex_unlock(&journal);
}
//@ end

static void *butler(void *unused)
{
	(void)unused;
	change(EMPTIED);
	return NULL;
}

static void *maid(void *unused)
{
	(void)unused;
	rendezvous(&stairs);
	change(PUT);
	rendezvous(&served);
	return NULL;
}

int main(void)
{
	pthread_t threads[CHANGES];
	int retold = 2;

	pthread_create(&threads[0], NULL, butler, NULL);
	pthread_create(&threads[1], NULL, maid, NULL);
	for (int i = 0; i < CHANGES; i++)
		pthread_join(threads[i], NULL);
	for (int i = 0; i < CHANGES; i++)
		retold = entries[i] == PUT ? retold + BOTTLES : 0;
	CHECK(retold == bottles);
}
