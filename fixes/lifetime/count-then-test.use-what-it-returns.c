/*
 * The subtraction itself says who was the last.
 *
 * Why it is enough: fetch_sub returns the count that it found, and each count
 * is found by one thread. Only who finds 1 has left 0. The order is acquire and
 * release, so that what the others did with the chart comes before its end.
 *
 * cost: none; it is one operation less
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "lab.h"

enum { READERS = 2 };

struct chart {
	char sea[24];
	atomic_int users;
};

static struct rendezvous returned = RENDEZVOUS(READERS);
static atomic_int thrown_away;

static void throw_away(struct chart *chart)
{
	CHECK(atomic_fetch_add(&thrown_away, 1) == 0);
	free(chart);
}

//@ edit
static void give_back(struct chart *chart)
{
	rendezvous(&returned);
	if (atomic_fetch_sub_explicit(&chart->users, 1, memory_order_acq_rel) ==
	    1)
		throw_away(chart);
}
//@ end

static void *reader(void *argument)
{
	give_back(argument);
	return NULL;
}

int main(void)
{
	struct chart *chart = malloc(sizeof *chart);
	pthread_t readers[READERS];

	if (!chart)
		return EXIT_FAILURE;
	atomic_init(&chart->users, READERS);
	for (int i = 0; i < READERS; i++)
		pthread_create(&readers[i], NULL, reader, chart);
	for (int i = 0; i < READERS; i++)
		pthread_join(readers[i], NULL);
	CHECK(atomic_load(&thrown_away) == 1);
}
