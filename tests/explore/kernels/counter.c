/*
 * Three threads count on one unprotected counter.
 *
 * run: policy=random schedules=300 keep-going=1
 * run: policy=pct schedules=300 keep-going=1
 * run: policy=pos schedules=300 keep-going=1
 * run: schedules=300 keep-going=1
 * expect: data-race race
 * expect: check lost
 * O2: no
 */
#include <pthread.h>

#include "lab.h"

static int hits;

static void *clerk(void *unused)
{
	for (int i = 0; i < 3; i++)
		hits++; //@ race
	return unused;
}

int main(void)
{
	pthread_t t[3];

	for (int i = 0; i < 3; i++)
		pthread_create(&t[i], 0, clerk, 0);
	for (int i = 0; i < 3; i++)
		pthread_join(t[i], 0);
	CHECK(hits == 9); //@ lost
}
