/*
 * Two river gauges keep the highest level of the flood.
 *
 * The level is atomic and relaxed, because it is one number and nothing hangs
 * on it, and that is right.  But the highest of all is found by comparing
 * first and storing then, and a comparison is soon out of date:
 *
 *	upper: load 310, 340 is higher
 *	lower:                           load 310, 390 is higher, store 390
 *	upper: store 340                       <- the flood was never that high
 *
 * There is no data race, and the value is as wrong as with one.
 *
 * class:    lost-update
 * cwe:      366
 * cert:     CON07
 * tsan:     nothing -- load and store are atomic, there is no race
 * helgrind: nothing -- load and store are atomic, there is no race
 * drd:      nothing -- load and store are atomic, there is no race
 * explore:  check highest
 * native:   maybe check highest -- the other gauge must come between load and
 *           store with a higher level
 * hint:     What does a gauge know about the level when it stores?
 * hint:     Would a stronger memory order help?
 * hint:     Store only if the level is still the one that was compared with.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { GAUGES = 2, READINGS = SIZE(60, 2) };

//@ edit
static atomic_int highest; /* level seen by any gauge, in centimetres */

static void record(int level)
{
	if (level > atomic_load_explicit(&highest, memory_order_relaxed))
		atomic_store_explicit(&highest, level, memory_order_relaxed);
}

static int highest_level(void)
{
	return atomic_load_explicit(&highest, memory_order_relaxed);
}
//@ end

/* Both see the water rise, one of them twenty centimetres higher. */
static int reading(int gauge, int i)
{
	return 300 + 40 * i + 20 * gauge;
}

static void *watch(void *argument)
{
	int gauge = *(int *)argument;

	for (int i = 0; i < READINGS; i++)
		record(reading(gauge, i));
	return NULL;
}

int main(void)
{
	pthread_t gauges[GAUGES];
	int number[GAUGES] = {0, 1};

	for (int i = 0; i < GAUGES; i++)
		pthread_create(&gauges[i], NULL, watch, &number[i]);
	for (int i = 0; i < GAUGES; i++)
		pthread_join(gauges[i], NULL);
	CHECK(highest_level() == reading(1, READINGS - 1)); //@ highest
}
