/*
 * Whoever takes the name out of `lit` joins it, whichever thread that is.
 *
 * Why it is enough: atomic_exchange() gives true to one caller only, for each
 * time that it was set.  So darken() may be called twice, and by two threads at
 * once.
 *
 * cost: the one who comes second returns at once, when the lights may still be
 *       on their way out; waiting for that takes a lock
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

static pthread_t lights;
static atomic_bool playing = true;
static int shone; /* the lights' own until they are joined */

static void *shine(void *unused)
{
	shone++;
	return unused;
}

//@ edit
static atomic_bool lit; /* whether `lights` names a thread to be joined */

static void light_up(void)
{
	lit = pthread_create(&lights, NULL, shine, NULL) == 0;
}

static void darken(void)
{
	playing = false;
	if (atomic_exchange(&lit, false))
		pthread_join(lights, NULL);
}
//@ end

static void lock_up(void)
{
	darken();
	CHECK(shone == 1 && !playing);
}

int main(void)
{
	light_up();
	darken();
	lock_up();
}
