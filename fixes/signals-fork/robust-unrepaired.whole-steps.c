/*
 * A clerk finds out whether it is called away before it touches anything.
 *
 * Why it is enough: where a thread can end, the books are whole, so there is
 * nothing to repair; whoever finds the owner dead need only say so.
 *
 * cost: it holds as long as nobody puts a way out between the two additions
 * helgrind: noise misuse lock -- it takes EOWNERDEAD for an error, and the dead
 *           clerk for the holder; noise misuse clerk -- the clerk did end with
 *           the lock, as robust mutexes are made for
 * drd: noise misuse lock -- to it the dead clerk holds the lock; noise misuse
 *      join -- the clerk did end with the lock
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
	if (is_called_away())
		pthread_exit(NULL);
	owed = AMOUNT;
	left -= AMOUNT;
	right += AMOUNT;
	owed = 0;
}

static int audit(void)
{
	int sum;

	if (pthread_mutex_lock(&books) == EOWNERDEAD) //@ lock
		pthread_mutex_consistent(&books);
	sum = left + right;
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
	CHECK(audit() == TOTAL);
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
