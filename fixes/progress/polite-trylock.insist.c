/*
 * Who fails once no longer tries, but waits for the door, then the corridor.
 *
 * Why it is enough: who tries holds one lock and never waits for the other, and
 * who waits keeps to one order. So nobody waits in a cycle, and nobody can be
 * sent away twice.
 *
 * cost: two ways to do the same thing, of which the second is hardly ever run
 * helgrind: noise lock-order try -- it counts a lock that was only tried as one
 *           that was waited for
 */
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>

#include "lab.h"

static pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t corridor = PTHREAD_MUTEX_INITIALIZER;
static int passed; /* guarded by `door` and `corridor` */

//@ edit
static void pass(pthread_mutex_t *first, pthread_mutex_t *second)
{
	pthread_mutex_lock(first);
	if (pthread_mutex_trylock(second)) { //@ try
		pthread_mutex_unlock(first);
		pthread_mutex_lock(&door);
		pthread_mutex_lock(&corridor);
	}
	passed++;
	pthread_mutex_unlock(&door);
	pthread_mutex_unlock(&corridor);
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
