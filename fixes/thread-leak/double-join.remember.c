/*
 * The theatre remembers that the lights are joined.
 *
 * Why it is enough: `lit` is true from the creation to the join, and only then
 * is there a name to join.  Both calls come from one thread; called from two,
 * the flag would have to be taken with atomic_exchange().
 *
 * cost: a flag that must be kept with every pthread_t that lives long
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
static bool lit; /* main's own: whether `lights` names a thread to be joined */

static void light_up(void)
{
	lit = pthread_create(&lights, NULL, shine, NULL) == 0;
}

static void darken(void)
{
	playing = false;
	if (lit)
		pthread_join(lights, NULL);
	lit = false;
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
