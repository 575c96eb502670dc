/*
 * A mutex makes load, add and store one step for all who take it.
 *
 * Why it is enough: the doors touch `visitors` only in count_visitor(), under
 * `book`.  main reads it after both joins, which come after everything that a
 * door has done.
 *
 * cost: a lock for each visitor; if that is felt, count at the door and add up
 *       at the end
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { DOORS = 2, VISITORS = MEASURED(20000, SIZE(100, 3)) };

//@ edit
static pthread_mutex_t book = PTHREAD_MUTEX_INITIALIZER;
static int visitors; /* guarded by `book` until the doors are joined */

static void count_visitor(void)
{
	pthread_mutex_lock(&book);
	visitors++;
	pthread_mutex_unlock(&book);
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
