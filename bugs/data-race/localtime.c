/*
 * Two log writers turn their time stamps into hours with localtime.
 *
 * localtime returns a pointer, and nobody frees it: it points to a struct tm
 * inside of libc, the same one for every call in every thread.
 *
 *	door:   when = localtime(08:15)
 *	window:                          when = localtime(21:40)
 *	door:   read when->tm_hour = 21       <- the door opened in the evening
 *
 * There is no crash and no odd value, just an hour that is right for somebody
 * else.  main sets the zone to UTC, so that the log reads the same everywhere.
 *
 * class:    data-race
 * cwe:      663
 * cert:     CON33
 * origin:   HTTrack 806 (time stamps made from the static result of gmtime and
 *           localtime)
 * tsan:     data-race when
 * helgrind: nothing -- what races within libc is on its list of things not to
 *           report
 * drd:      data-race when
 * explore:  data-race when; check hours
 * native:   maybe check hours -- the other call must come between the call and
 *           the reading
 * hint:     Who owns the memory that localtime returns?
 * hint:     How many struct tm are there in this program?
 * hint:     There is a function that writes to a struct tm of yours.
 */
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "lab.h"

enum { HOUR = 3600 };

struct entry {
	time_t at;
	int hour;
	int minute;
};

//@ edit
static void convert(struct entry *entry)
{
	const struct tm *when = localtime(&entry->at); //@ when

	entry->hour = when->tm_hour;  //@ when
	entry->minute = when->tm_min; //@ when
}
//@ end

static void *writer(void *argument)
{
	convert(argument);
	return NULL;
}

static int is_right(const struct entry *entry)
{
	struct tm when;

	localtime_r(&entry->at, &when);
	return entry->hour == when.tm_hour && entry->minute == when.tm_min;
}

int main(void)
{
	struct entry door = {.at = 8 * HOUR + 900};
	struct entry window = {.at = 21 * HOUR + 2400};
	pthread_t one;
	pthread_t other;

	setenv("TZ", "UTC0", 1);
	tzset();
	pthread_create(&one, NULL, writer, &door);
	pthread_create(&other, NULL, writer, &window);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	CHECK(is_right(&door) && is_right(&window)); //@ hours
}
