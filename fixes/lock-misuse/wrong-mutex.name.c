/*
 * The departures are unlocked by whoever locked them.
 *
 * Why it is enough: each function locks and unlocks the same lock, the one that
 * its list says.
 *
 * cost: none; the next copy can bring the mistake back
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

enum { DESKS = 2, FLIGHTS = 2 };

//@ edit
static pthread_mutex_t arrivals_lock;
static pthread_mutex_t departures_lock;
static int arrivals;   /* guarded by arrivals_lock */
static int departures; /* guarded by departures_lock */

static void open_airport(void)
{
	pthread_mutex_init(&arrivals_lock, NULL);
	pthread_mutex_init(&departures_lock, NULL);
}

static void arrive(void)
{
	pthread_mutex_lock(&arrivals_lock);
	arrivals++;
	pthread_mutex_unlock(&arrivals_lock);
}

static void depart(void)
{
	pthread_mutex_lock(&departures_lock);
	departures++;
	pthread_mutex_unlock(&departures_lock);
}

static int traffic(void)
{
	return arrivals + departures; /* when all desks are closed */
}
//@ end

static void *desk(void *unused)
{
	(void)unused;
	for (int i = 0; i < FLIGHTS; i++) {
		arrive();
		depart();
	}
	return NULL;
}

int main(void)
{
	pthread_t desks[DESKS];

	open_airport();
	for (int i = 0; i < DESKS; i++)
		pthread_create(&desks[i], NULL, desk, NULL);
	for (int i = 0; i < DESKS; i++)
		pthread_join(desks[i], NULL);
	CHECK(traffic() == 2 * DESKS * FLIGHTS);
}
