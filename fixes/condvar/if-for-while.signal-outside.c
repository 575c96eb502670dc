/*
 * The drivers look again, and the call goes out when the lock is free.
 *
 * A clean twin: the signal is given without the lock.  Why it is enough: the
 * fare was put down under the lock.  A driver that has seen none is asleep
 * before the fare can be put down, and the signal, which comes later still,
 * finds it.  One signal for each fare is right, for each fare needs one driver
 * and every driver will do.
 *
 * cost: the woken driver does not run into the lock that the caller holds; but
 *       who moves the fare out of the lock, too, has a lost wake-up
 * helgrind: noise misuse call -- it takes every signal without the lock for
 *           dubious
 * drd: noise misuse call -- it takes every signal without the lock for a race
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
	pthread_mutex_unlock(&rank);
	pthread_cond_signal(&call); //@ call
}

/* Returns how many fares are left. */
static int take_fare(void)
{
	int left;

	pthread_mutex_lock(&rank);
	while (fares == 0)
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
		CHECK(left[i] >= 0);
}
