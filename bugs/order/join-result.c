/*
 * A museum moves its pictures, one carrier falls, and all is reported well.
 *
 * Each carrier tells by what it returns whether its picture has arrived. main
 * joins them all, as it should, and throws away what they return:
 *
 *	carrier 2: stumbles, returns "broken"
 *	main:      join(carrier 2, NULL)      <- "broken"
 *	main:      all moved
 *
 * A join waits, and it also is the only place where a thread's failure can be
 * heard. A thread that fails takes nobody with it: the program goes on as if
 * the work were done. It happens in every schedule.
 *
 * class:    order
 * cwe:      252, 391
 * cert:     ERR33
 * tsan:     nothing -- the joins order everything, and what is not looked at
 *           cannot race
 * helgrind: nothing -- the joins order everything, and what is not looked at
 *           cannot race
 * drd:      nothing -- the joins order everything, and what is not looked at
 *           cannot race
 * explore:  check report
 * native:   check report
 * hint:     What does the second argument of pthread_join() do?
 * hint:     How does main come to know that a carrier fell?
 * hint:     Look at each result, and let it decide what is done next.
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

	for (int i = 0; i < PICTURES; i++)
		if (pthread_create(&carriers[i], NULL, carry, &pictures[i]))
			return false;
	for (int i = 0; i < PICTURES; i++)
		pthread_join(carriers[i], NULL);
	return true;
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
	CHECK(reported == moved); //@ report
}
