/*
 * An atomic addition has no gap between its load and its store.
 *
 * Why it is enough: fetch_add is indivisible, so no visitor is overwritten. The
 * relaxed order will do, for nothing but the number itself is shared, and the
 * joins order it before main reads it.
 *
 * cost: the cache line still travels from door to door for each visitor; it
 *       guards one number, and no second one along with it
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { DOORS = 2, VISITORS = MEASURED(20000, SIZE(100, 3)) };

//@ edit
static atomic_int visitors;

static void count_visitor(void)
{
	atomic_fetch_add_explicit(&visitors, 1, memory_order_relaxed);
}

static void *door(void *unused)
{
	(void)unused;
	for (int i = 0; i < VISITORS; i++)
		count_visitor();
	return NULL;
}
//@ end

int main(void)
{
	pthread_t doors[DOORS];

	for (int i = 0; i < DOORS; i++)
		pthread_create(&doors[i], NULL, door, NULL);
	//@ edit
	for (int i = 0; i < DOORS; i++)
		pthread_join(doors[i], NULL);
	//@ end
	CHECK(visitors == DOORS * VISITORS);
}
