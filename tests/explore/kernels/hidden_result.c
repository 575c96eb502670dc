/*
 * localtime() answers with one struct for all threads, and TZ is one too: the
 * other's answer may be there instead of one's own.
 *
 * expect: data-race call read
 * expect: data-race call
 * expect: data-race set
 * expect: data-race set zone
 * expect: check day
 * expect: check hour
 */
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "lab.h"

static void *day(void *argument)
{
	time_t t = 86400 * *(int *)argument;
	struct tm *when = gmtime(&t); //@ call

	CHECK(when->tm_mday == 1 + *(int *)argument); //@ day read
	return argument;
}

static void *hour(void *argument)
{
	time_t t = 0;
	struct tm when;

	setenv("TZ", *(int *)argument == 5 ? "JST-5" : "JST-3", 1); //@ set
	tzset();                                                    //@ zone
	localtime_r(&t, &when);
	CHECK(when.tm_hour == *(int *)argument); //@ hour
	return argument;
}

static void both(void *(*f)(void *), int *a, int *b)
{
	pthread_t t[2];

	pthread_create(&t[0], 0, f, a);
	pthread_create(&t[1], 0, f, b);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
}

int main(int argc, char **argv)
{
	int three = 3, five = 5;

	(void)argv;
	if (argc)
		both(hour, &three, &five);
	both(day, &three, &five);
}
