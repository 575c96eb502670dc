/*
 * A cellar and its journal are each kept right, and do not agree.
 *
 * Every change of the cellar is entered in the journal, so that after a fire
 * the cellar can be told from it. The cellar has its lock and the journal has
 * its own. Between the two a second change can overtake the first:
 *
 *	butler: lock cellar, empty it, unlock
 *	maid:                                  lock cellar, put 6, unlock
 *	maid:                                  lock journal, "put 6", unlock
 *	butler: lock journal, "emptied", unlock
 *
 * The cellar holds six bottles, and by the journal none. The order in which the
 * changes were made is known only while the cellar is locked. The rendezvous
 * keep the butler on the stairs while the maid does her work.
 *
 * class:    atomicity
 * cwe:      362
 * cert:     CON08
 * origin:   MySQL, bug 169
 * tsan:     nothing -- the cellar and the journal are each locked, so nothing
 *           races
 * helgrind: nothing -- the cellar and the journal are each locked, so nothing
 *           races
 * drd:      nothing -- the cellar and the journal are each locked, so nothing
 *           races
 * explore:  check retold
 * native:   check retold
 * hint:     In which order were the changes made, in which were they entered?
 * hint:     Who knows that order, and how long?
 * hint:     Enter the change before you give the cellar back, or take its
 *           number with you.
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
	pthread_mutex_unlock(&cellar);
	if (what == EMPTIED) {
		rendezvous(&stairs);
		rendezvous(&served);
	}
	pthread_mutex_lock(&journal);
	entries[nentries++] = what;
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
	CHECK(retold == bottles); //@ retold
}
