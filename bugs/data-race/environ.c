/*
 * A world clock sets the time zone of the process for each city it shows.
 *
 * C converts to one time zone only, that of the variable TZ.  So the clock
 * sets TZ to the city's, converts, and goes on.  With one thread that works.
 * But there is one environment for all threads:
 *
 *	tokyo: setenv TZ=JST-9
 *	lima:                    setenv TZ=PET5
 *	tokyo: convert, with TZ=PET5           <- 14 hours wrong
 *
 * It can also crash.  setenv may move the table of variables while getenv,
 * called by half of libc and who knows which library, walks through it.
 *
 * class:    data-race
 * cwe:      362
 * cert:     CON33
 * origin:   httpuv 346 (TZ was set to nothing for the length of a conversion)
 * tsan:     nothing -- libc is not compiled for it, environ is inside
 * helgrind: data-race zone
 * drd:      data-race zone
 * explore:  data-race zone; check hour
 * native:   check hour
 * hint:     How many environments does a process have?
 * hint:     When may setenv be called in a program with threads?
 * hint:     Do not tell the process what only this conversion must know.
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
	struct tm local;

	setenv("TZ", city->zone, 1); //@ zone
	rendezvous(&full_hour);
	tzset(); //@ zone
	localtime_r(&now, &local);
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
		CHECK(cities[i].shown == 10 + cities[i].east); //@ hour
}
