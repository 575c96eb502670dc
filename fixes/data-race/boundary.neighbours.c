/*
 * Beginnings and endings are kept in two arrays.
 *
 * A clean twin: two threads still write to neighbouring bytes of the same
 * arrays at once, with no lock.  Why it is enough: each element of an array is
 * a memory location of its own, and now no element has two writers: shifts of
 * one planner all begin at one hour and end at one.
 *
 * cost: a second array, and a rule about who writes which element that nothing
 *       in the program enforces.  The planners' bytes share a cache line,
 *       which only costs time
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { HOURS = 24, NURSES = SIZE(60, 2), EARLY = 6, LATE = 14, NIGHT = 22 };

struct planner {
	int begin;
	int end;
};

//@ edit
static signed char begins[HOURS]; /* each planner the hour its shifts begin */
static signed char ends[HOURS];   /* each planner the hour its shifts end */

static void enter_shift(int begin, int end)
{
	begins[begin]++;
	ends[end]++;
}

static int changes_at(int hour)
{
	return begins[hour] - ends[hour];
}
//@ end

static void *plan(void *argument)
{
	const struct planner *planner = argument;

	for (int i = 0; i < NURSES; i++)
		enter_shift(planner->begin, planner->end);
	return NULL;
}

int main(void)
{
	struct planner planners[] = {{EARLY, LATE}, {LATE, NIGHT}};
	pthread_t early;
	pthread_t late;
	int on_duty = 0;

	pthread_create(&early, NULL, plan, &planners[0]);
	pthread_create(&late, NULL, plan, &planners[1]);
	pthread_join(early, NULL);
	pthread_join(late, NULL);
	for (int hour = 0; hour < HOURS; hour++) {
		int wanted = hour >= EARLY && hour < NIGHT ? NURSES : 0;

		on_duty += changes_at(hour);
		CHECK(on_duty == wanted);
	}
}
