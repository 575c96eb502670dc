/*
 * A race is started at a barrier that the starter takes away too soon.
 *
 * The runners report that they are there and then go to the barrier.  When all
 * have reported, the starter has no more use for the barrier and destroys it.
 * But to have reported is not to have left, nor even to have arrived:
 *
 *	runner 1: report, wait at the barrier
 *	runner 2: report
 *	starter:          all have reported, destroy
 *	runner 2:                                     wait at ... what?
 *
 * A barrier may be destroyed when nobody waits at it and nobody will.
 *
 * class:    semaphore-barrier
 * cwe:      666
 * tsan:     maybe data-race barrier -- it takes destroying for a write to the
 *           barrier, and waiting for a reading, if the runner still comes to
 *           wait
 * helgrind: maybe misuse barrier -- only if runners wait in that moment
 * drd:      maybe misuse barrier -- it asks that whoever was at the barrier be
 *           waited for, if anybody was
 * explore:  misuse barrier
 * native:   maybe stuck barrier -- what a destroyed barrier does is not
 *           defined, and with luck all have left it
 * hint:     What does the starter know when all have reported?
 * hint:     Who may still touch the barrier after that?
 * hint:     Destroy it when the runners are joined, or come to the barrier
 *           too.
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

	pthread_barrier_init(&barrier, NULL, RUNNERS);
	for (int i = 0; i < RUNNERS; i++)
		pthread_create(&runners[i], NULL, runner, NULL);
	while (reported < RUNNERS)
		sched_yield();
	pthread_barrier_destroy(&barrier); //@ barrier
	for (int i = 0; i < RUNNERS; i++)
		pthread_join(runners[i], NULL); //@ barrier
}
//@ end

int main(void)
{
	hold_race();
	CHECK(running == RUNNERS);
}
