/*
 * A ferry's gate is a spin lock, and it is opened with a relaxed store.
 *
 * Taking the gate is an exchange with acquire, and no two deckhands have ever
 * been behind it at once.  Giving it back is a plain matter of writing false,
 * and it is done with the cheapest order there is.  So the cars that one hand
 * has counted may become visible after the gate stands open:
 *
 *	east: takes the gate, reads 7, gate open
 *	west:                                    takes it, reads 7, writes 8
 *	east:                                               writes 8, late
 *
 * A lock is as much about what its holder wrote as about who holds it.
 *
 * class:    memory-order
 * cwe:      821
 * origin:   Crystal 14272: the fast path of Mutex#unlock stored without release
 *           order; on aarch64 a million additions under the lock came to fewer
 * tsan:     data-race cars
 * helgrind: data-race cars
 * drd:      data-race cars
 * explore:  data-race cars
 * native:   nothing -- x86-64 keeps stores in order and so does the compiler at
 *           -O0, other machines do not
 * hint:     Two threads are never inside at once. Is that all that a lock does?
 * hint:     What may move past a relaxed store?
 * hint:     Lock acquires what unlock releases.
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
	atomic_store_explicit(&gate, false, memory_order_relaxed);
}
//@ end

static void *deckhand(void *unused)
{
	(void)unused;
	for (int i = 0; i < CARS; i++) {
		take_gate();
		cars++; //@ cars
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
