/*
 * A bank's robust mutex tells of a dead clerk, and nobody repairs the books.
 *
 * A transfer takes from one account and gives to the other, under the lock.
 * One clerk ends in between.  The mutex is robust: the next to lock gets it,
 * and is told EOWNERDEAD.  That is not zero, which the caller takes for an
 * error or for nothing at all, but it holds the lock now, and what the lock
 * guards is as the dead clerk left it:
 *
 *	clerk:   lock, left -= 5, ends
 *	auditor:                       lock (EOWNERDEAD), left + right is short
 *
 * class:    signals-fork
 * cwe:      252 667
 * cert:     POS54
 * tsan:     maybe data-race sum -- the owner's death hands the lock on, which
 *           it does not know
 * helgrind: misuse clerk; maybe data-race sum -- it does not know that the
 *           owner's death hands the lock on; maybe misuse lock -- to it
 *           EOWNERDEAD is an error, and the dead clerk holds the lock
 * drd:      maybe data-race sum -- it does not know that the owner's death
 *           hands the lock on; maybe misuse lock join -- to it the dead clerk
 *           holds the lock; maybe misuse lock -- the same; maybe misuse join --
 *           the clerk did end with the lock
 * explore:  check sum
 * native:   check sum
 * hint:     What does pthread_mutex_lock() return, and does anybody look?
 * hint:     EOWNERDEAD: who holds the lock then, and what has been left undone?
 * hint:     Repair first, then pthread_mutex_consistent(), then go on.
 */
#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lab.h"

enum { TOTAL = 20, AMOUNT = 5 };

static pthread_mutex_t books; /* robust */
static int left = TOTAL;      /* guarded by `books` */
static int right;             /* guarded by `books` */
static int owed;              /* taken and not yet given, likewise */
static struct rendezvous noon = RENDEZVOUS(2);

static bool is_called_away(void)
{
	return true;
}

//@ edit
static void transfer(void)
{
	owed = AMOUNT;
	left -= AMOUNT; //@ sum
	if (is_called_away())
		pthread_exit(NULL);
	right += AMOUNT;
	owed = 0;
}

static int audit(void)
{
	int sum;

	pthread_mutex_lock(&books);   //@ lock
	sum = left + right;           //@ sum
	pthread_mutex_unlock(&books); //@ lock
	return sum;
}
//@ end

static void *clerk(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&books);
	rendezvous(&noon);
	transfer();
	pthread_mutex_unlock(&books);
	return NULL;
}

static void *auditor(void *unused)
{
	(void)unused;
	rendezvous(&noon);
	CHECK(audit() == TOTAL); //@ sum
	return NULL;
}

int main(void)
{
	pthread_mutexattr_t how;
	pthread_t counter;
	pthread_t cellar;

	pthread_mutexattr_init(&how);
	pthread_mutexattr_setrobust(&how, PTHREAD_MUTEX_ROBUST);
	pthread_mutex_init(&books, &how);
	pthread_mutexattr_destroy(&how);
	if (pthread_create(&counter, NULL, clerk, NULL) || //@ clerk
	    pthread_create(&cellar, NULL, auditor, NULL))
		return EXIT_FAILURE;
	pthread_join(counter, NULL); //@ join
	pthread_join(cellar, NULL);
}
