/*
 * A tailor works through a rack from the right; an apprentice helps himself.
 *
 * It is a work-stealing deque: the owner takes from one end without asking, the
 * thief from the other by a compare-exchange.  As long as coats hang between
 * them, they cannot meet.  At the last coat they do.  The tailor steps back,
 * and sees that one is left; the apprentice has looked a moment before, and has
 * seen the same:
 *
 *	tailor:     bottom = 0, reads top (0): one is left, takes coat 0
 *	apprentice: had read bottom (1), top (0): takes coat 0, top = 1
 *
 * class:    memory-order
 * cwe:      362
 * tsan:     nothing -- every access is atomic
 * helgrind: nothing -- every access is atomic
 * drd:      nothing -- every access is atomic
 * explore:  check once
 * native:   maybe check once -- both must be at the same coat within a few
 *           instructions
 * hint:     At how many coats can the two meet?
 * hint:     Both have looked. Which of the two has to make sure?
 * hint:     The last one has to be won by the same instruction on both sides.
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
	int last = atomic_load(&bottom) - 1;

	atomic_store(&bottom, last);
	if (atomic_load(&top) <= last)
		return last;
	atomic_store(&bottom, last + 1);
	return NONE;
}

static int steal(void)
{
	int first = atomic_load(&top);

	if (first >= atomic_load(&bottom))
		return NONE;
	if (atomic_compare_exchange_strong(&top, &first, first + 1))
		return first;
	return NONE;
}
//@ end

static void sew(int coat)
{
	CHECK(atomic_fetch_add(&sewn[coat], 1) == 0); //@ once
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
		CHECK(sewn[i] == 1); //@ once
}
