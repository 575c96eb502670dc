/*
 * The keeper waits for the lamp itself.
 *
 * Why it is enough: pthread_join() returns when the thread has ended, whyever,
 * and orders all that it did before.
 *
 * cost: one can wait for one thread; for the first of several to end it takes
 *       a channel
 */
#include <pthread.h>
#include <stddef.h>

#include "channel.h"
#include "lab.h"

enum { TURNS = SIZE(10, 3) };

static pthread_t lamp;
static int turns; /* the lamp's own until it is known to have ended */

//@ edit
static void *turn_lamp(void *unused)
{
	for (int i = 0; i < TURNS; i++)
		turns++;
	return unused;
}

static void keep_watch(void)
{
	pthread_join(lamp, NULL);
}
//@ end

int main(void)
{
	pthread_create(&lamp, NULL, turn_lamp, NULL);
	keep_watch();
	CHECK(turns == TURNS);
}
