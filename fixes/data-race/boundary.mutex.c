/*
 * One lock guards the plan.
 *
 * Why it is enough: both ends of a shift are entered under `plan_lock`, so a
 * reader who takes it never sees a shift that begins and does not end.
 *
 * cost: one shift at a time
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
static pthread_mutex_t plan_lock = PTHREAD_MUTEX_INITIALIZER;
static signed char change[HOURS]; /* guarded by plan_lock */

static void enter_shift(int begin, int end)
{
	pthread_mutex_lock(&plan_lock);
	change[begin]++;
	change[end]--;
	pthread_mutex_unlock(&plan_lock);
}

static int changes_at(int hour)
{
	int now;

	pthread_mutex_lock(&plan_lock);
	now = change[hour];
	pthread_mutex_unlock(&plan_lock);
	return now;
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
