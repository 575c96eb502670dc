/*
 * The flags and the turn are sequentially consistent.
 *
 * A clean twin, as Peterson meant it: reads and writes, and no lock. Why it is
 * enough: all these operations stand in one order that both agree on, and in it
 * no load comes before an earlier store of its own thread.
 *
 * cost: a full barrier for each store on x86-64; two anglers and no third
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

	atomic_store(&wants[angler], true);
	atomic_store(&turn, other);
	while (atomic_load(&wants[other]) && atomic_load(&turn) == other)
		sched_yield();
}

static void give_back(int angler)
{
	atomic_store(&wants[angler], false);
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
