/*
 * One lock is taken around all of it, and behind it nobody can be in the way.
 *
 * A clean twin: the locks are taken in both orders, and tried. Why it is
 * enough: only who holds the gate takes any of them, so the second is always
 * free when it is tried.
 *
 * cost: one at a time, wherever they go
 * helgrind: noise lock-order try -- it sees the two orders and knows no gate
 */
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>

#include "lab.h"

static pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t corridor = PTHREAD_MUTEX_INITIALIZER;
static int passed; /* guarded by `door` and `corridor` */

//@ edit
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER; /* before any other */

static void pass(pthread_mutex_t *first, pthread_mutex_t *second)
{
	pthread_mutex_lock(&gate);
	for (;;) {
		pthread_mutex_lock(first);
		if (pthread_mutex_trylock(second) == 0) //@ try
			break;
		pthread_mutex_unlock(first);
		sched_yield();
	}
	passed++;
	pthread_mutex_unlock(second);
	pthread_mutex_unlock(first);
	pthread_mutex_unlock(&gate);
}
//@ end

static void *inward(void *unused)
{
	(void)unused;
	pass(&door, &corridor);
	return NULL;
}

static void *outward(void *unused)
{
	(void)unused;
	pass(&corridor, &door);
	return NULL;
}

int main(void)
{
	pthread_t in;
	pthread_t out;

	pthread_create(&in, NULL, inward, NULL);
	pthread_create(&out, NULL, outward, NULL);
	pthread_join(in, NULL);
	pthread_join(out, NULL);
	CHECK(passed == 2);
}
