/*
 * An airport's desk locks the departures and unlocks the arrivals.
 *
 * Two lists, two locks, two functions; the second was made from the first by
 * copy and paste, and one name was not changed:
 *
 *	desk 1: depart: lock departures, count, unlock arrivals  <- not locked
 *	desk 2: depart: lock departures ... waits for ever
 *
 * The one lock is given back by somebody who does not have it, perhaps in the
 * middle of another desk's change of the arrivals; the other one is never given
 * back.
 *
 * class:    lock-misuse
 * cwe:      832
 * cert:     POS48
 * tsan:     misuse unlock
 * helgrind: misuse unlock; misuse lock
 * drd:      misuse unlock; misuse lock
 * explore:  misuse unlock; deadlock lock; maybe data-race arrivals -- when the
 *           lock is torn from the other desk; maybe misuse torn -- the same
 * native:   deadlock lock
 * hint:     Read the two functions side by side, line by line.
 * hint:     Which lock does nobody give back?
 * hint:     Mend the name; or make it impossible: the list and its lock in one
 *           struct, and one function for both.
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
	arrivals++;                           //@ arrivals
	pthread_mutex_unlock(&arrivals_lock); //@ torn
}

static void depart(void)
{
	pthread_mutex_lock(&departures_lock); //@ lock
	departures++;
	pthread_mutex_unlock(&arrivals_lock); //@ unlock
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
