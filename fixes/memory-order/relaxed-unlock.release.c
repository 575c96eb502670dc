/*
 * The gate is given back with release.
 *
 * Why it is enough: the exchange that finds the gate open has read that store
 * and acquires, so each holder sees all that the holders before it have
 * written.
 *
 * cost: nothing on x86-64.  It still spins while a car drives on board; a mutex
 *       would sleep
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { HANDS = 2, CARS = SIZE(50, 2) };

static int cars; /* on board, guarded by the gate */

//@ edit
static atomic_bool gate; /* true while somebody is behind it */

static void take_gate(void)
{
	while (atomic_exchange_explicit(&gate, true, memory_order_acquire))
		sched_yield();
}

static void open_gate(void)
{
	atomic_store_explicit(&gate, false, memory_order_release);
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
