/*
 * A lock is held from the call until the result has been copied.
 *
 * Why it is enough: libc's struct tm is overwritten by calls alone, and each
 * call is made under `clock_lock`, which is not given back before hour and
 * minute are safe.
 *
 * cost: one conversion at a time, and every function that uses this struct
 *       must take the lock: gmtime, ctime and asctime do, in libraries too
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
static pthread_mutex_t clock_lock = PTHREAD_MUTEX_INITIALIZER; /* libc's tm */

static void convert(struct entry *entry)
{
	const struct tm *when;

	pthread_mutex_lock(&clock_lock);
	when = localtime(&entry->at);
	entry->hour = when->tm_hour;
	entry->minute = when->tm_min;
	pthread_mutex_unlock(&clock_lock);
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
	CHECK(is_right(&door) && is_right(&window));
}
