/*
 * The gate is a mutex.
 *
 * Why it is enough: POSIX makes unlock publish and lock take over, and there is
 * no order to choose, and none to get wrong.
 *
 * cost: two calls; one that has to wait sleeps, and does not use up the
 *       processor that the holder needs
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { HANDS = 2, CARS = SIZE(50, 2) };

static int cars; /* on board, guarded by the gate */

//@ edit
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER; /* guards cars */

static void take_gate(void)
{
	pthread_mutex_lock(&gate);
}

static void open_gate(void)
{
	pthread_mutex_unlock(&gate);
}
//@ end

static void *deckhand(void *unused)
{
	(void)unused;
	for (int i = 0; i < CARS; i++) {
		take_gate();
		cars++;
		open_gate();
	}
	return NULL;
}

int main(void)
{
	pthread_t hands[HANDS];

	for (int i = 0; i < HANDS; i++)
		pthread_create(&hands[i], NULL, deckhand, NULL);
	for (int i = 0; i < HANDS; i++)
		pthread_join(hands[i], NULL);
	CHECK(cars == HANDS * CARS);
}
