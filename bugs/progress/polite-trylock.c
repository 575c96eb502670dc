/*
 * Two guests give way to each other at a revolving door, for ever.
 *
 * To pass, a guest needs the door and the corridor.  To avoid a deadlock each
 * takes one, only tries the other, and when that is taken puts the first one
 * back and begins anew.  Nobody waits, and nobody gets through:
 *
 *	in:  takes door,     tries corridor: taken, puts door back
 *	out: takes corridor, tries door:     taken, puts corridor back
 *	in:  takes door, ...
 *
 * Both run all the time, so it looks like work.  Two that are quite alike can
 * go on for long; what ends it is chance.
 *
 * class:    progress
 * cwe:      835
 * tsan:     nothing -- locks that are only tried close no cycle, and every
 *           other access is ordered
 * helgrind: lock-order try
 * drd:      nothing -- it keeps no lock order
 * explore:  livelock try
 * native:   nothing -- two processors are never in step for long, and so it
 *           ends after a while
 * hint:     Nobody waits here. Why does nobody get on?
 * hint:     When both begin anew, what is different from the last time?
 * hint:     Somebody has to insist, and both must know who.
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
