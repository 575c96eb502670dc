/*
 * Each hand draws a ticket and waits for its turn.
 *
 * Why it is enough: the turn is passed on with release and awaited with
 * acquire, from one holder to the next.  Drawing needs no order, only that no
 * two get the same number.
 *
 * cost: fair, and so slower when the next in line is not running
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { HANDS = 2, CARS = SIZE(50, 2) };

static int cars; /* on board, guarded by the gate */

//@ edit
static atomic_uint drawn; /* tickets given out */
static atomic_uint turn;  /* the ticket that may go in */

static void take_gate(void)
{
	unsigned mine =
		atomic_fetch_add_explicit(&drawn, 1, memory_order_relaxed);

	while (atomic_load_explicit(&turn, memory_order_acquire) != mine)
		sched_yield();
}

static void open_gate(void)
{
	unsigned next = atomic_load_explicit(&turn, memory_order_relaxed) + 1;

	atomic_store_explicit(&turn, next, memory_order_release);
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
