/*
 * A lock is held from setenv until the time is converted.
 *
 * Why it is enough: TZ changes under `zone_lock` alone, so it is still this
 * city's when localtime_r reads it.
 *
 * cost: one city at a time.  It does not reach the getenv calls in libraries,
 *       which take no lock of ours: right only in a program where all of them
 *       are known
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
static pthread_mutex_t zone_lock = PTHREAD_MUTEX_INITIALIZER; /* guards TZ */

static int local_hour(const struct city *city)
{
	struct tm local;

	pthread_mutex_lock(&zone_lock);
	setenv("TZ", city->zone, 1);
	rendezvous(&full_hour);
	tzset();
	localtime_r(&now, &local);
	pthread_mutex_unlock(&zone_lock);
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
