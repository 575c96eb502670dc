/*
 * The starter comes to the barrier too, and destroys it after that.
 *
 * A clean twin: the barrier still goes while runners may be on their way out
 * of it.  Why it is enough: when the starter's wait returns, all have arrived
 * and nobody is blocked any more, which is all that POSIX asks for; the
 * library sees to those who are just leaving.
 *
 * cost: one party more, and trust in the library: some have got this wrong
 * drd: noise misuse barrier -- it asks that those who leave be waited for
 * tsan: noise data-race barrier -- it takes leaving for a reading of the
 *       barrier, and destroying for a write that may come at once
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
	pthread_barrier_wait(&barrier); //@ barrier
	running++;
	return NULL;
}

static void hold_race(void)
{
	pthread_t runners[RUNNERS];

	pthread_barrier_init(&barrier, NULL, RUNNERS + 1);
	for (int i = 0; i < RUNNERS; i++)
		pthread_create(&runners[i], NULL, runner, NULL);
	while (reported < RUNNERS)
		sched_yield();
	pthread_barrier_wait(&barrier);
	pthread_barrier_destroy(&barrier); //@ barrier
	for (int i = 0; i < RUNNERS; i++)
		pthread_join(runners[i], NULL);
}
//@ end

int main(void)
{
	hold_race();
	CHECK(running == RUNNERS);
}
