/*
 * Subtracting and looking happen under one hold of a lock.
 *
 * Why it is enough: nobody can subtract between another's two steps, so one
 * reader finds zero, the last. The lock is not the chart's own: that one would
 * have to be given back when the chart is gone.
 *
 * cost: a lock for all charts, where the atomic count needs none
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
static pthread_mutex_t desk = PTHREAD_MUTEX_INITIALIZER; /* guards users */

static void give_back(struct chart *chart)
{
	int left;

	rendezvous(&returned);
	pthread_mutex_lock(&desk);
	left = atomic_fetch_sub(&chart->users, 1) - 1;
	pthread_mutex_unlock(&desk);
	if (left == 0)
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
