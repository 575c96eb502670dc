/*
 * What a carrier could not move, main and a colleague move after the join.
 *
 * Why it is enough: the result says which picture is still there, and after the
 * join nobody else touches it.
 *
 * cost: the retry needs another way than the one that failed, and may fail, too
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { PICTURES = 3, ON_THE_STEPS = 1 };

struct picture {
	bool heavy;
	bool moved;
};

/* Each is touched by its carrier, and by main after the join. */
static struct picture pictures[PICTURES];

/* Returns NULL, or what went wrong. */
static void *carry(void *argument)
{
	struct picture *picture = argument;

	if (picture->heavy)
		return "fell on the steps";
	picture->moved = true;
	return NULL;
}

//@ edit
/* Returns whether all pictures have arrived. */
static bool move_all(void)
{
	pthread_t carriers[PICTURES];
	bool all = true;

	for (int i = 0; i < PICTURES; i++)
		if (pthread_create(&carriers[i], NULL, carry, &pictures[i]))
			return false;
	for (int i = 0; i < PICTURES; i++) {
		void *trouble;

		if (pthread_join(carriers[i], &trouble))
			return false;
		if (trouble) {
			pictures[i].heavy = false; /* for two */
			all = all && !carry(&pictures[i]);
		}
	}
	return all;
}
//@ end

int main(void)
{
	bool reported;
	bool moved = true;

	pictures[ON_THE_STEPS].heavy = true;
	reported = move_all();
	for (int i = 0; i < PICTURES; i++)
		moved = moved && pictures[i].moved;
	CHECK(reported == moved);
}
