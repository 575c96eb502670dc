/*
 * The condition is told to look at the clock that the captain reads.
 *
 * Why it is enough: limit and wait now mean the same clock, and one that nobody
 * can set, so the patience is what it says even when the time of day jumps.
 *
 * cost: an attribute, and no PTHREAD_COND_INITIALIZER
 */
#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "lab.h"

enum { PATIENCE = SIZE(100, 0) /* milliseconds */ };

static pthread_mutex_t quay = PTHREAD_MUTEX_INITIALIZER;
static bool passenger_came; /* guarded by `quay`; today nobody comes */

static long long milliseconds(const struct timespec *t)
{
	return t->tv_sec * 1000LL + t->tv_nsec / 1000000;
}

static struct timespec later(struct timespec t, long ms)
{
	t.tv_nsec += ms * 1000000;
	t.tv_sec += t.tv_nsec / 1000000000;
	t.tv_nsec %= 1000000000;
	return t;
}

//@ edit
static pthread_cond_t arrival;

static void open_quay(void)
{
	pthread_condattr_t attributes;

	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_cond_init(&arrival, &attributes);
	pthread_condattr_destroy(&attributes);
}

static bool await_passenger(void)
{
	struct timespec limit;
	int answer = 0;
	bool came;

	clock_gettime(CLOCK_MONOTONIC, &limit);
	limit = later(limit, PATIENCE);
	pthread_mutex_lock(&quay);
	while (!passenger_came && answer != ETIMEDOUT)
		answer = pthread_cond_timedwait(&arrival, &quay, &limit);
	came = passenger_came;
	pthread_mutex_unlock(&quay);
	return came;
}
//@ end

static void *captain(void *waited)
{
	struct timespec begin;
	struct timespec end;

	clock_gettime(CLOCK_MONOTONIC, &begin);
	await_passenger();
	clock_gettime(CLOCK_MONOTONIC, &end);
	/* In parts of a millisecond each clock may be cut off differently. */
	*(long long *)waited = milliseconds(&end) - milliseconds(&begin) + 1;
	return NULL;
}

int main(void)
{
	pthread_t thread;
	long long waited = 0;

	open_quay();
	pthread_create(&thread, NULL, captain, &waited);
	pthread_join(thread, NULL);
	CHECK(waited >= PATIENCE);
}
