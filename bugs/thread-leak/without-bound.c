/*
 * A telephone exchange starts a thread for each call.
 *
 * With two calls at a time that is simple and fast.  On New Year's Eve all
 * call at once, and each thread costs a stack, a slot in the kernel, a share of
 * the processors:
 *
 *	exchange: call, call, call, call, call, ...
 *	threads:     1     2     3     4     5  ...   <- as many as callers
 *
 * What a stranger sends decides how many threads there are.  At some number
 * pthread_create() says EAGAIN, or the machine swaps before.  The rendezvous is
 * the long talk: no call ends before all have begun.
 *
 * class:    thread-leak
 * cwe:      400 770
 * tsan:     nothing -- threads are not too many for it, nor are they forgotten
 * helgrind: nothing -- it does not count threads
 * drd:      nothing -- it does not count threads
 * explore:  check few
 * native:   check few
 * hint:     Who decides how many threads there are?
 * hint:     What should the exchange do with a call when all lines are taken?
 * hint:     Take a permit before the thread, or have a fixed number of threads
 *           take the calls.
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { LINES = SIZE(2, 1), CALLS = SIZE(5, 2) };

static pthread_mutex_t board = PTHREAD_MUTEX_INITIALIZER;
static int busy; /* calls under way; guarded by `board`, like the rest */
static int most;
static int ended;
static struct rendezvous midnight = RENDEZVOUS(CALLS);

static void talk(void)
{
	pthread_mutex_lock(&board);
	if (++busy > most)
		most = busy;
	pthread_mutex_unlock(&board);
	rendezvous(&midnight);
	pthread_mutex_lock(&board);
	busy--;
	ended++;
	pthread_mutex_unlock(&board);
}

//@ edit
static void *call(void *unused)
{
	talk();
	return unused;
}

static void take_calls(void)
{
	pthread_t threads[CALLS];

	for (int i = 0; i < CALLS; i++)
		pthread_create(&threads[i], NULL, call, NULL);
	for (int i = 0; i < CALLS; i++)
		pthread_join(threads[i], NULL);
}
//@ end

int main(void)
{
	take_calls();
	CHECK(ended == CALLS);
	CHECK(most <= LINES); //@ few
}
