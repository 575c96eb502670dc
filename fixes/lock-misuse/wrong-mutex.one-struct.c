/*
 * A list and its lock are one struct, and one function counts for both.
 *
 * Why it is enough: the lock is named once, through the list that is counted,
 * so there are no two names to mix up.
 *
 * cost: more lines to change than a name; it pays with the third list
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

enum { DESKS = 2, FLIGHTS = 2 };

//@ edit
struct flights {
	pthread_mutex_t lock; /* guards n */
	int n;
};

static struct flights arrivals;
static struct flights departures;

static void open_airport(void)
{
	pthread_mutex_init(&arrivals.lock, NULL);
	pthread_mutex_init(&departures.lock, NULL);
}

static void count(struct flights *flights)
{
	pthread_mutex_lock(&flights->lock);
	flights->n++;
	pthread_mutex_unlock(&flights->lock);
}

static void arrive(void)
{
	count(&arrivals);
}

static void depart(void)
{
	count(&departures);
}

static int traffic(void)
{
	return arrivals.n + departures.n; /* when all desks are closed */
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
