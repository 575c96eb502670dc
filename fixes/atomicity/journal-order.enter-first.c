/*
 * The entry is made while the cellar is still locked.
 *
 * Why it is enough: nobody can change the cellar between a change and its
 * entry, so both come in the same order. The journal's lock is always taken
 * inside the cellar's, never the other way round.
 *
 * cost: the cellar is locked for as long as it takes to write; where that means
 *       a disk, let several changes share one write
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
static void change(enum what what)
{
	pthread_mutex_lock(&cellar);
	carry_out(what);
	if (what == EMPTIED) {
		rendezvous(&stairs);
		rendezvous(&served);
	}
	pthread_mutex_lock(&journal);
	entries[nentries++] = what;
	pthread_mutex_unlock(&journal);
	pthread_mutex_unlock(&cellar);
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
