/*
 * A ferry waits ten minutes for a late passenger, by the wrong clock.
 *
 * The captain reads the clock that is never set back, CLOCK_MONOTONIC, adds the
 * patience, and waits until then.  The condition looks at another clock, the
 * time of day, unless it was told otherwise:
 *
 *	captain:   up for 3 hours, wait until "3 hours and a bit"
 *	condition: that was in January 1970: time out
 *
 * The wait ends at once, and nobody was waited for.  The mistake in the other
 * direction waits for half a century.  The types are the same, and the compiler
 * has nothing to say.  (The patience is a tenth of a second here.)
 *
 * class:    condvar
 * cwe:      682
 * tsan:     nothing -- it knows no clocks
 * helgrind: nothing -- it knows no clocks
 * drd:      nothing -- it knows no clocks
 * explore:  nothing -- its time is virtual: a wait may run out whenever it is
 *           the schedule's choice, so it lets no patience be measured
 * native:   check patience
 * hint:     Which clock is read, and which one does the wait look at?
 * hint:     Where is it said which clock a condition uses?
 * hint:     Tell the condition the clock, or read the one that it uses.
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
	CHECK(waited >= PATIENCE); //@ patience
}
