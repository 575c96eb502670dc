/*
 * localtime_r writes to a struct tm of the caller.
 *
 * Why it is enough: the result is on the writer's own stack.  What localtime_r
 * still shares is the time zone, which it only reads after main's tzset().
 *
 * cost: none; the call still looks up the time zone under a lock of libc
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
	struct tm when;

	localtime_r(&entry->at, &when);
	entry->hour = when.tm_hour;
	entry->minute = when.tm_min;
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
