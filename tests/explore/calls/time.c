/*
 * Clocks go on, sleeps last as long as they should, and wrong ones are told.
 */
#include <errno.h>
#include <sched.h>
#include <sys/time.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>

#include "../kernels/lab.h"

static double at(clockid_t clock)
{
	struct timespec now;

	CHECK(clock_gettime(clock, &now) == 0);
	CHECK(now.tv_nsec >= 0 && now.tv_nsec < 1000000000);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

int main(void)
{
	struct timespec ms = {.tv_nsec = 1000000}, wrong = {.tv_nsec = -1};
	struct timespec resolution, until;
	double begun = at(CLOCK_MONOTONIC), real = at(CLOCK_REALTIME);
	struct timeval day;
	time_t seconds, same;

	CHECK(at(CLOCK_MONOTONIC) >= begun);
	CHECK(clock_getres(CLOCK_MONOTONIC, &resolution) == 0);
	CHECK(resolution.tv_sec == 0 && resolution.tv_nsec == 1);
	CHECK(clock_getres(CLOCK_REALTIME, 0) == 0);
	CHECK(clock_gettime(12345, &until) == -1 && errno == EINVAL);
	CHECK(clock_getres(12345, &until) == -1 && errno == EINVAL);
	seconds = time(&same);
	CHECK(seconds == same && seconds >= (time_t)real);
	CHECK(gettimeofday(&day, 0) == 0 && day.tv_sec >= seconds);
	CHECK(day.tv_usec >= 0 && day.tv_usec < 1000000);
	CHECK(clock() != (clock_t)-1);

	begun = at(CLOCK_MONOTONIC);
	CHECK(nanosleep(&ms, 0) == 0);
	CHECK(at(CLOCK_MONOTONIC) - begun >= 0.001);
	CHECK(usleep(1000) == 0);
	CHECK(at(CLOCK_MONOTONIC) - begun >= 0.002);
	CHECK(clock_nanosleep(CLOCK_MONOTONIC, 0, &ms, 0) == 0);
	CHECK(at(CLOCK_MONOTONIC) - begun >= 0.003);
	CHECK(thrd_sleep(&ms, 0) == 0);
	CHECK(at(CLOCK_MONOTONIC) - begun >= 0.004);
	CHECK(clock_gettime(CLOCK_MONOTONIC, &until) == 0);
	until.tv_sec -= 1; /* past already */
	CHECK(clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, 0) == 0);
	CHECK(sleep(0) == 0);
	CHECK(sched_yield() == 0);
	CHECK(nanosleep(&wrong, 0) == -1 && errno == EINVAL);
	CHECK(clock_nanosleep(CLOCK_REALTIME, 0, &wrong, 0) == EINVAL);
	CHECK(thrd_sleep(&wrong, 0) < -1);
}
