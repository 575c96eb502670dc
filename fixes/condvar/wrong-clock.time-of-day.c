/*
 * The captain reads the time of day, which is what the condition looks at.
 *
 * Why it is enough: both mean the same clock.
 *
 * cost: when the time of day is set back by an hour, the ferry waits an hour
 *       more
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
	pthread_cond_init(&arrival, NULL);
}

static bool await_passenger(void)
{
	struct timespec limit;
	int answer = 0;
	bool came;

	clock_gettime(CLOCK_REALTIME, &limit);
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
