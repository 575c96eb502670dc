/*
 * jitter.c - n runs that are not one run n times.
 *
 * A thread's start is delayed by 0 to 50 microseconds, drawn from RACELAB_SEED
 * and the thread's number.  It spins: to sleep would hand the processor over
 * at each start, and always so.
 */
#include <stdlib.h>
#include <time.h>

#include "native.h"

enum { MOST = 50000 /* nanoseconds */ };

/* Written before main, then only read. */
static bool seeded;
static uint64_t seed;

static __attribute__((constructor(101))) void read_seed(void)
{
	/* One thread yet.  NOLINTNEXTLINE(concurrency-mt-unsafe) */
	const char *text = getenv("RACELAB_SEED");

	seeded = text && *text;
	if (seeded)
		seed = strtoull(text, NULL, 0);
}

/* SplitMix64 (Steele, Lea, Flood 2014): its nth output, without the others. */
static uint64_t nth_random(uint64_t n)
{
	uint64_t z = seed + (n + 1) * 0x9e3779b97f4a7c15U;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
	return z ^ (z >> 31);
}

static int64_t nanoseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * (int64_t)1000000000 + now.tv_nsec;
}

void native_jitter(unsigned long nth)
{
	int64_t end;

	if (!seeded)
		return;
	end = nanoseconds() + (int64_t)(nth_random(nth) % MOST);
	while (nanoseconds() < end)
		;
}
