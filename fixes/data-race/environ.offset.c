/*
 * Each city does its sum itself, and the environment is left alone.
 *
 * Why it is enough: gmtime_r depends on nothing but its arguments, and the
 * city's own hours are added before.  Nothing is shared and nothing is set.
 *
 * cost: summer time is the program's business now; for more than fixed hours
 *       take a library whose time zones are values
 */
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "lab.h"

enum { CITIES = 2, HOUR = 3600 };

struct city {
	const char *zone;
	int east; /* of Greenwich, in hours */
	int shown;
};

static const time_t now = 10 * HOUR;
static struct rendezvous full_hour = RENDEZVOUS(CITIES);

//@ edit
static int local_hour(const struct city *city)
{
	time_t there = now + (time_t)city->east * HOUR;
	struct tm local;

	rendezvous(&full_hour);
	gmtime_r(&there, &local);
	return local.tm_hour;
}
//@ end

static void *show(void *argument)
{
	struct city *city = argument;

	city->shown = local_hour(city);
	return NULL;
}

int main(void)
{
	struct city cities[CITIES] = {{"JST-9", 9, 0}, {"PET5", -5, 0}};
	pthread_t clocks[CITIES];

	for (int i = 0; i < CITIES; i++)
		pthread_create(&clocks[i], NULL, show, &cities[i]);
	for (int i = 0; i < CITIES; i++)
		pthread_join(clocks[i], NULL);
	for (int i = 0; i < CITIES; i++)
		CHECK(cities[i].shown == 10 + cities[i].east);
}
