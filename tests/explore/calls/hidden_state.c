/*
 * Calls with a state of their own inside libc.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../kernels/lab.h"

int main(void)
{
	static char put[] = "RACELAB_PUT=here";
	char text[] = "one,two", twice[] = "a b";
	time_t then = 86400;
	struct tm *t, kept;

	CHECK(setenv("TZ", "UTC0", 1) == 0);
	CHECK(!strcmp(strtok(text, ","), "one"));
	CHECK(!strcmp(strtok(0, ","), "two"));
	CHECK(!strtok(0, ","));
	CHECK(!strcmp(strtok(twice, " "), "a"));
	t = gmtime(&then);
	CHECK(t->tm_year == 70 && t->tm_mday == 2 && t->tm_hour == 0);
	CHECK(!strcmp(asctime(t), "Fri Jan  2 00:00:00 1970\n"));
	t = localtime(&then);
	CHECK(t->tm_year == 70 && t->tm_mday == 2 && t->tm_hour == 0);
	CHECK(!strcmp(ctime(&then), "Fri Jan  2 00:00:00 1970\n"));
	CHECK(setenv("TZ", "JST-9", 1) == 0);
	tzset();
	CHECK(localtime_r(&then, &kept) == &kept && kept.tm_hour == 9);
	CHECK(mktime(&kept) == then);
	CHECK(!strcmp(strerror(ENOENT), "No such file or directory"));
	CHECK(!strcmp(strerror(123456), "Unknown error 123456"));
	CHECK(!getenv("RACELAB_NONE"));
	CHECK(setenv("RACELAB_SET", "1", 0) == 0);
	CHECK(setenv("RACELAB_SET", "2", 0) == 0);
	CHECK(!strcmp(getenv("RACELAB_SET"), "1"));
	CHECK(setenv("RACELAB_SET", "2", 1) == 0);
	CHECK(!strcmp(getenv("RACELAB_SET"), "2"));
	CHECK(setenv("a=b", "2", 1) == -1 && errno == EINVAL);
	CHECK(unsetenv("RACELAB_SET") == 0 && !getenv("RACELAB_SET"));
	CHECK(unsetenv("") == -1 && errno == EINVAL);
	CHECK(putenv(put) == 0);
	CHECK(getenv("RACELAB_PUT") == put + 12);
}
