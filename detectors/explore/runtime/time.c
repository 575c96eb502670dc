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
#include "signals.h"

static const uint64_t second = 1000000000;
static const uint64_t began = 1700000000; /* seconds since 1970 */
static const uint64_t tick = 1000;

int wrong_time(clockid_t clock, const struct timespec *t)
{
	bool nanoseconds = t->tv_nsec >= 0 && t->tv_nsec < (long)second;
	bool known = clock == CLOCK_REALTIME || clock == CLOCK_MONOTONIC;

	return nanoseconds && known ? 0 : EINVAL;
}

static uint64_t read_clock(void)
{
	if (!self)
		return began * second;
	park_effect();
	self->now += tick;
	return began * second + self->now;
}

/* Whether a handler ran meanwhile: then it is over. */
static bool pause_for(uint64_t ns, enum event_kind kind, uintptr_t pc)
{
	struct event e = event_at(kind, 0, USE_NONE, pc);

	if (!self)
		return false;
	/* Whether a handler runs before or meanwhile makes a difference. */
	if (signals_handled && kind == EVENT_SLEEP)
		e.on[0] = (struct footprint) {
			.at = (uintptr_t)&self->was_interrupted,
			.size = 1,
			.use = USE_READ};
	cancellation_point();
	self->now += ns;
	self->was_interrupted = false;
	point(&e);
	return self->was_interrupted;
}

/* Those of the kernel; negative ones are of single processes and threads. */
static bool clock_exists(clockid_t clock)
{
	enum { NEVER_MADE = 10 };

	if (clock <= CLOCK_TAI && clock != NEVER_MADE)
		return true;
	errno = EINVAL;
	return false;
}

static struct timespec split(uint64_t ns)
{
	return (struct timespec) {.tv_sec = (time_t)(ns / second),
				  .tv_nsec = (long)(ns % second)};
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
	if (!clock_exists(clock))
		return -1;
	*now = split(read_clock());
	return 0;
}

int clock_getres(clockid_t clock, struct timespec *resolution)
{
	if (!clock_exists(clock))
		return -1;
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
	return pause_for(seconds * second, EVENT_SLEEP, CALLER) ? seconds : 0;
}

int usleep(useconds_t us)
{
	if (!pause_for(us * (uint64_t)1000, EVENT_SLEEP, CALLER))
		return 0;
	errno = EINTR;
	return -1;
}

static uint64_t whole(const struct timespec *t)
{
	return (uint64_t)t->tv_sec * second + (uint64_t)t->tv_nsec;
}

int nanosleep(const struct timespec *t, struct timespec *left)
{
	uintptr_t pc = CALLER;

	if (wrong_time(CLOCK_REALTIME, t)) {
		errno = EINVAL;
		return -1;
	}
	if (!pause_for(whole(t), EVENT_SLEEP, pc))
		return 0;
	if (left)
		*left = *t;
	errno = EINTR;
	return -1;
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *t,
		    struct timespec *left)
{
	uintptr_t pc = CALLER;
	uint64_t now, until;

	(void)left;
	if (wrong_time(CLOCK_REALTIME, t) || clock == CLOCK_THREAD_CPUTIME_ID)
		return EINVAL;
	now = read_clock();
	until = whole(t);
	if (flags & TIMER_ABSTIME)
		until = until > now ? until - now : 0;
	return pause_for(until, EVENT_SLEEP, pc) ? EINTR : 0;
}

int thrd_sleep(const struct timespec *t, struct timespec *left);
int thrd_sleep(const struct timespec *t, struct timespec *left)
{
	uintptr_t pc = CALLER;

	(void)left;
	if (wrong_time(CLOCK_REALTIME, t))
		return -2; /* what glibc answers */
	pause_for(whole(t), EVENT_SLEEP, pc);
	return 0;
}

int sched_yield(void)
{
	pause_for(0, EVENT_YIELD, CALLER);
	return 0;
}
