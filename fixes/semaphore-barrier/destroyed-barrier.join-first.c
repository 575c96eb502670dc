/*
 * The barrier is destroyed when the runners have been joined.
 *
 * Why it is enough: a thread that has been joined has left the barrier, and
 * will not come back to it.
 *
 * cost: the barrier lives as long as the race
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "lab.h"

enum { RUNNERS = 2 };

static atomic_int reported;
static atomic_int running;

//@ edit
static pthread_barrier_t barrier;

static void *runner(void *unused)
{
	(void)unused;
	reported++;
	pthread_barrier_wait(&barrier);
	running++;
	return NULL;
}

static void hold_race(void)
{
	pthread_t runners[RUNNERS];

	pthread_barrier_init(&barrier, NULL, RUNNERS);
	for (int i = 0; i < RUNNERS; i++)
		pthread_create(&runners[i], NULL, runner, NULL);
	while (reported < RUNNERS)
		sched_yield();
	for (int i = 0; i < RUNNERS; i++)
		pthread_join(runners[i], NULL);
	pthread_barrier_destroy(&barrier);
}
//@ end

int main(void)
{
	hold_race();
	CHECK(running == RUNNERS);
}
