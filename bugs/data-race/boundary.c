/*
 * Two planners enter the shifts of a ward, one the early ones, one the late.
 *
 * To know how many nurses are on duty, the plan holds the change at each hour:
 * a shift adds one where it begins and takes one away where it ends.  The
 * early planner writes hours 6 and 14, the late one 14 and 22.  Neither ever
 * looks at the other one's shifts; still, the early shift ends when the late
 * one begins:
 *
 *	early: load change[14] (0)
 *	late:                       load change[14] (0), store 1
 *	early: store -1                            <- a nurse too few all
 *evening
 *
 * That all other hours are neighbours in one cache line is no race at all.
 * The one they have in common is.
 *
 * class:    data-race
 * cwe:      366
 * cert:     CON43
 * tsan:     data-race boundary
 * helgrind: data-race boundary
 * drd:      data-race boundary
 * explore:  data-race boundary; check late-hours
 * native:   maybe check late-hours -- a planner must be stopped between its
 *           load and its store
 * hint:     Which elements of the array does each planner write?
 * hint:     Is it the array that is shared, or one element of it?
 * hint:     Two lists, one of beginnings and one of endings, have no boundary.
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
static signed char change[HOURS]; /* each planner the hours of its shift */

static void enter_shift(int begin, int end)
{
	change[begin]++; //@ boundary
	change[end]--;   //@ boundary
}

static int changes_at(int hour)
{
	return change[hour];
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
		CHECK(on_duty == wanted); //@ late-hours
	}
}
