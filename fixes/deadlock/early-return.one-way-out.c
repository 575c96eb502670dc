/*
 * There is one way out, and it unlocks.
 *
 * Why it is enough: whatever is decided between lock and unlock, control passes
 * the unlock.  The result waits in a variable.
 *
 * cost: none here; with many decisions the nesting grows, and `goto out` does
 *       the same
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { DESKS = 2, SEATS = 3, GROUPS = 3, GROUP = 2 };

static int sold_by[DESKS]; /* each by its desk, read after the joins */

//@ edit
static pthread_mutex_t row = PTHREAD_MUTEX_INITIALIZER;
static int seats_left = SEATS; /* guarded by `row` */

static bool sell(int wanted)
{
	bool enough;

	pthread_mutex_lock(&row);
	enough = wanted <= seats_left;
	if (enough)
		seats_left -= wanted;
	pthread_mutex_unlock(&row);
	return enough;
}
//@ end

static void *desk(void *argument)
{
	int *sold = argument;

	for (int i = 0; i < GROUPS; i++)
		if (sell(GROUP))
			*sold += GROUP;
	return NULL;
}

int main(void)
{
	pthread_t desks[DESKS];

	for (int i = 0; i < DESKS; i++)
		pthread_create(&desks[i], NULL, desk, &sold_by[i]);
	for (int i = 0; i < DESKS; i++)
		pthread_join(desks[i], NULL);
	CHECK(sold_by[0] + sold_by[1] == GROUP);
}
