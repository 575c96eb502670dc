/*
 * time.c - virtual time: a sleep is a scheduling point, not a delay.
 *
 * Each thread has a clock of its own, which begins where its creator's was,
 * jumps by what the thread sleeps, and advances a little whenever it is read.
 * So what a thread reads does not depend on what independent threads did.
 */
#include <errno.h>
#include <sched.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "lock.h"
#include "program.h"

static const uint64_t second = 1000000000;
static const uint64_t began = 1700000000; /* seconds since 1970 */
static const uint64_t tick = 1000;

static uint64_t read_clock(void)
{
	if (!self)
		return began * second;
	park_effect();
	self->now += tick;
	return began * second + self->now;
}

static void pause_for(uint64_t ns, enum event_kind kind, uintptr_t pc)
{
	struct event e = event_at(kind, 0, USE_NONE, pc);

	if (!self)
		return;
	cancellation_point();
	self->now += ns;
	point(&e);
}

static struct timespec split(uint64_t ns)
{
	return (struct timespec) {.tv_sec = (time_t)(ns / second),
				  .tv_nsec = (long)(ns % second)};
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
	(void)clock;
	*now = split(read_clock());
	return 0;
}

int clock_getres(clockid_t clock, struct timespec *resolution)
{
	(void)clock;
	if (resolution)
		*resolution = split(1);
	return 0;
}

time_t time(time_t *now)
{
	time_t t = (time_t)(read_clock() / second);

	if (now)
		*now = t;
	return t;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone)
{
	uint64_t t = read_clock();

	(void)zone;
	now->tv_sec = (time_t)(t / second);
	now->tv_usec = (suseconds_t)(t % second / 1000);
	return 0;
}

clock_t clock(void)
{
	return (clock_t)(read_clock() / 1000 - began * 1000000);
}

unsigned sleep(unsigned seconds)
{
	pause_for(seconds * second, EVENT_SLEEP, CALLER);
	return 0;
}

int usleep(useconds_t us)
{
	pause_for(us * (uint64_t)1000, EVENT_SLEEP, CALLER);
	return 0;
}

static uint64_t whole(const struct timespec *t)
{
	return (uint64_t)t->tv_sec * second + (uint64_t)t->tv_nsec;
}

int nanosleep(const struct timespec *t, struct timespec *left)
{
	(void)left;
	pause_for(whole(t), EVENT_SLEEP, CALLER);
	return 0;
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *t,
		    struct timespec *left)
{
	uint64_t now = read_clock(), until = whole(t);

	(void)clock;
	(void)left;
	if (flags & TIMER_ABSTIME)
		until = until > now ? until - now : 0;
	pause_for(until, EVENT_SLEEP, CALLER);
	return 0;
}

int thrd_sleep(const struct timespec *t, struct timespec *left);
int thrd_sleep(const struct timespec *t, struct timespec *left)
{
	(void)left;
	pause_for(whole(t), EVENT_SLEEP, CALLER);
	return 0;
}

int sched_yield(void)
{
	pause_for(0, EVENT_YIELD, CALLER);
	return 0;
}
