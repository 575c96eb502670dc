/*
 * Two anglers share one rod by Peterson's rule, with acquire and release.
 *
 * Each says that it wants the rod, gives the other the turn, and then waits as
 * long as the other wants it and has the turn.  Release and acquire make all
 * that was done with the rod visible to the next one.  They do not order a
 * store before a later load of something else, and Peterson's rule rests on
 * that:
 *
 *	heron:  wants (buffered), looks at the other: does not want
 *	osprey: wants (buffered), looks at the other: does not want
 *	both cast
 *
 * In every interleaving of the steps as they are written the rule holds, which
 * is why nobody notices: only reordering breaks it, and x86-64 does it too.
 *
 * class:    memory-order
 * cwe:      821
 * unproved: it takes a store that is seen late, and no detector steers store
 *           buffers; natively it fails often, but not each time
 * tsan:     nothing -- it follows one order of the steps, and in each such
 *           order acquire and release do hold the anglers apart
 * helgrind: nothing -- it runs one thread at a time
 * drd:      nothing -- it runs one thread at a time
 * explore:  nothing -- it explores sequentially consistent interleavings, and
 *           in all of them the rule holds
 * native:   maybe check catch -- both have to run at once, and a store must
 *           stay in its buffer until the load behind it is done
 * hint:     Which of the four operations in take() may change places?
 * hint:     An acquire keeps later things later. A release keeps earlier things
 *           earlier. What keeps a store before a load?
 * hint:     This is the shape that memory_order_seq_cst is for.
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { ANGLERS = 2, CASTS = SIZE(2000, 2) };

static int fish; /* caught, guarded by the rod */

//@ edit
static atomic_bool wants[ANGLERS];
static atomic_int turn;

static void take(int angler)
{
	int other = 1 - angler;

	atomic_store_explicit(&wants[angler], true, memory_order_release);
	atomic_store_explicit(&turn, other, memory_order_release);
	while (atomic_load_explicit(&wants[other], memory_order_acquire) &&
	       atomic_load_explicit(&turn, memory_order_acquire) == other)
		sched_yield();
}

static void give_back(int angler)
{
	atomic_store_explicit(&wants[angler], false, memory_order_release);
}
//@ end

static void *fishing(void *argument)
{
	const int *angler = argument;

	for (int i = 0; i < CASTS; i++) {
		take(*angler);
		fish++;
		give_back(*angler);
	}
	return NULL;
}

int main(void)
{
	int names[ANGLERS] = {0, 1};
	pthread_t anglers[ANGLERS];

	for (int i = 0; i < ANGLERS; i++)
		pthread_create(&anglers[i], NULL, fishing, &names[i]);
	for (int i = 0; i < ANGLERS; i++)
		pthread_join(anglers[i], NULL);
	CHECK(fish == ANGLERS * CASTS); //@ catch
}
