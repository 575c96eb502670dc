/*
 * A driver that wakes looks again, and goes on waiting if there is nothing.
 *
 * Why it is enough: when the loop ends, the lock is held and a fare is there,
 * no matter why the driver woke or who was quicker.
 *
 * cost: the broadcast wakes drivers that go back to sleep; one signal for each
 *       fare would do
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
