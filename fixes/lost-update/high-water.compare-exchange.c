/*
 * The higher level is stored only in place of the one it was compared to.
 *
 * Why it is enough: compare_exchange fails when the level has changed since,
 * and loads the new one, against which the reading is compared again.  So the
 * level only ever rises.  The order may stay relaxed.
 *
 * cost: nothing when the reading is not higher; else one step, or a few when
 *       both rise at once
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { GAUGES = 2, READINGS = SIZE(60, 2) };

//@ edit
static atomic_int highest; /* level seen by any gauge, in centimetres */

static void record(int level)
{
	int seen = atomic_load_explicit(&highest, memory_order_relaxed);

	while (level > seen &&
	       !atomic_compare_exchange_weak_explicit(&highest, &seen, level,
						      memory_order_relaxed,
						      memory_order_relaxed))
		continue;
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
	CHECK(highest_level() == reading(1, READINGS - 1));
}
