/*
 * For the last coat the tailor, too, has to win the exchange.
 *
 * Why it is enough: with more than one coat between them the thief cannot have
 * read a top as far as that; with one, both try to move top from the same
 * value, and one of them fails.
 *
 * cost: an atomic read-modify-write for the last coat only
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
	int first;
	bool won;

	atomic_store(&bottom, last);
	first = atomic_load(&top);
	if (first < last)
		return last;
	won = first == last &&
	      atomic_compare_exchange_strong(&top, &first, first + 1);
	atomic_store(&bottom, last + 1);
	return won ? last : NONE;
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
