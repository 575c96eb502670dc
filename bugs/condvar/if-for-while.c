/*
 * Two taxis wait for a fare; one fare comes, and both drive off with it.
 *
 * A driver looks whether there is a fare, and if not, waits to be called.  The
 * dispatcher announces each fare to everybody.  Both drivers wake, one after
 * the other, for each needs the lock.  The first takes the fare.  The second
 * does not look again:
 *
 *	driver 1: none, wait                            wake, take (0 left)
 *	driver 2: none, wait                              wake, take (-1)
 *	dispatch:            lock, fares = 1, broadcast, unlock
 *
 * Being woken says that it is worth to look, not that anything is there:
 * another thread may have been quicker, and POSIX lets a wait end without any
 * signal.  The rendezvous lets the dispatcher wait until all is quiet, that is,
 * until both drivers sleep.
 *
 * class:    condvar
 * cwe:      662
 * cert:     CON36
 * tsan:     nothing -- every access holds the lock, so none races
 * helgrind: nothing -- every access holds the lock, so none races
 * drd:      nothing -- every access holds the lock, so none races
 * explore:  check fare
 * native:   check fare
 * hint:     What does a driver know at the moment it wakes?
 * hint:     Two wake up, one fare: what does the second one find?
 * hint:     Look again after each wake-up.
 */
#include <pthread.h>
#include <semaphore.h>

#include "lab.h"

enum { DRIVERS = 2 };

static struct rendezvous quiet[DRIVERS] = {RENDEZVOUS(2), RENDEZVOUS(2)};

//@ edit
static pthread_mutex_t rank = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t call = PTHREAD_COND_INITIALIZER;
static int fares; /* not yet taken, guarded by `rank` */

static void announce_fare(void)
{
	pthread_mutex_lock(&rank);
	fares++;
	pthread_cond_broadcast(&call);
	pthread_mutex_unlock(&rank);
}

/* Returns how many fares are left. */
static int take_fare(void)
{
	int left;

	pthread_mutex_lock(&rank);
	if (fares == 0)
		pthread_cond_wait(&call, &rank);
	left = --fares;
	pthread_mutex_unlock(&rank);
	return left;
}
//@ end

static void *driver(void *argument)
{
	int *left = argument;

	*left = take_fare();
	return NULL;
}

int main(void)
{
	pthread_t drivers[DRIVERS];
	int left[DRIVERS];

	for (int i = 0; i < DRIVERS; i++)
		pthread_create(&drivers[i], NULL, driver, &left[i]);
	for (int i = 0; i < DRIVERS; i++) {
		rendezvous(&quiet[i]);
		announce_fare();
	}
	for (int i = 0; i < DRIVERS; i++)
		pthread_join(drivers[i], NULL);
	for (int i = 0; i < DRIVERS; i++)
		CHECK(left[i] >= 0); //@ fare
}
