/*
 * Who finds the owner dead gives back what was under way.
 *
 * Why it is enough: `owed` says how far the dead clerk had come, so the books
 * can be made whole; pthread_mutex_consistent() then says that they are, and
 * the lock goes on.
 *
 * cost: each step under the lock has to leave a trace by which it can be
 *       finished or undone
 * tsan: noise data-race sum -- the owner's death hands the lock on, and it
 *       waits for an unlock
 * helgrind: noise data-race sum -- it waits for an unlock; noise misuse lock --
 *           it takes EOWNERDEAD for an error, and the dead clerk for the
 *           holder; noise misuse clerk -- the clerk did end with the lock, as
 *           robust mutexes are made for
 * drd: noise data-race sum -- it waits for an unlock; noise misuse lock -- to
 *      it the dead clerk holds the lock; noise misuse join -- the clerk did end
 *      with the lock
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
	owed = AMOUNT;  //@ sum
	left -= AMOUNT; //@ sum
	if (is_called_away())
		pthread_exit(NULL);
	right += AMOUNT;
	owed = 0;
}

static void repair(void)
{
	left = TOTAL - right; //@ sum
	owed = 0;             //@ sum
	pthread_mutex_consistent(&books);
}

static int audit(void)
{
	int sum;

	if (pthread_mutex_lock(&books) == EOWNERDEAD) //@ lock
		repair();
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
