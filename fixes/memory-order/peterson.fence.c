/*
 * A full fence stands between the stores and the looks.
 *
 * A clean twin: loads and stores keep their orders. Why it is enough: of two
 * threads with a sequentially consistent fence between a store and a load, at
 * least one sees the other's store (C11 7.17.3). Acquire and release go on
 * handing over the rod.
 *
 * cost: one barrier for the two stores; whoever moves a line across the fence
 *       breaks it, and no detector will say so
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
	atomic_thread_fence(memory_order_seq_cst);
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
	CHECK(fish == ANGLERS * CASTS);
}
