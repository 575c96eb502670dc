/*
 * As the weaker machines want it: relaxed, with a full fence where it matters.
 *
 * A clean twin of the exchange: hardly anything is ordered. Why it is enough:
 * the two fences see to it that not both the tailor's step back and the thief's
 * step forward are missed by the other, and the exchange decides about the last
 * coat. The coats are atomics themselves, so nothing else has to be handed on.
 *
 * cost: the fastest known, and a proof of several pages; take it from a paper,
 *       not from memory
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { COATS = SIZE(8, 2), NONE = -1 };

/* Coats hang from top to bottom - 1; a coat's number is its place. */
static atomic_int top;
static atomic_int bottom = COATS;
static atomic_int sewn[COATS]; /* how often */

//@ edit
static int take(void)
{
	int last = atomic_load_explicit(&bottom, memory_order_relaxed) - 1;
	int first;
	bool won;

	atomic_store_explicit(&bottom, last, memory_order_relaxed);
	atomic_thread_fence(memory_order_seq_cst);
	first = atomic_load_explicit(&top, memory_order_relaxed);
	if (first < last)
		return last;
	won = first == last &&
	      atomic_compare_exchange_strong(&top, &first, first + 1);
	atomic_store_explicit(&bottom, last + 1, memory_order_relaxed);
	return won ? last : NONE;
}

static int steal(void)
{
	int first = atomic_load_explicit(&top, memory_order_acquire);

	atomic_thread_fence(memory_order_seq_cst);
	if (first >= atomic_load_explicit(&bottom, memory_order_acquire))
		return NONE;
	if (atomic_compare_exchange_strong(&top, &first, first + 1))
		return first;
	return NONE;
}
//@ end

static void sew(int coat)
{
	CHECK(atomic_fetch_add(&sewn[coat], 1) == 0);
}

static void *tailor(void *unused)
{
	int coat;

	(void)unused;
	while ((coat = take()) != NONE)
		sew(coat);
	return NULL;
}

static void *apprentice(void *unused)
{
	int coat;

	(void)unused;
	for (int i = 0; i < COATS; i++)
		if ((coat = steal()) != NONE)
			sew(coat);
	return NULL;
}

int main(void)
{
	pthread_t owner;
	pthread_t thief;

	pthread_create(&owner, NULL, tailor, NULL);
	pthread_create(&thief, NULL, apprentice, NULL);
	pthread_join(owner, NULL);
	pthread_join(thief, NULL);
	for (int i = 0; i < COATS; i++)
		CHECK(sewn[i] == 1);
}
