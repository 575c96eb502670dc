/*
 * An apprentice does the search, and the operator goes on.
 *
 * Why it is enough: the operator only starts the apprentice, who has the call
 * to himself and touches nothing of the exchange.
 *
 * cost: a thread; with many searches a pool of them, and an answer that has to
 *       find its way back
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lab.h"

enum { CALLS = 5, SEARCHER = 1, VOLUMES = 12, LIMIT = 2 * CALLS, ROOM = 64 };

struct call {
	bool search;
	int looked; /* volumes, by the search so far */
	int rang;   /* at which tick */
};

/* The operator's alone once it has begun. */
static struct call waiting[ROOM];
static int first;
static int last;
static int ticks; /* units of the operator's work */

static void ring(struct call call)
{
	CHECK(last < ROOM);
	waiting[last++] = call;
}

/* True: found, in the last one. */
static bool look_into(int volume)
{
	return volume == VOLUMES - 1;
}

static void connect_call(const struct call *call)
{
	ticks++;
	CHECK(ticks - call->rang <= LIMIT);
}

//@ edit
static pthread_t apprentice;

static void *look_through(void *argument)
{
	struct call *call = argument;

	while (!look_into(call->looked++))
		;
	return NULL;
}

static void search(struct call *call)
{
	ticks++;
	if (pthread_create(&apprentice, NULL, look_through, call))
		exit(EXIT_FAILURE);
}

static void close_exchange(void)
{
	pthread_join(apprentice, NULL);
}
//@ end

static void *operator(void *unused)
{
	(void)unused;
	while (first < last) {
		struct call *call = &waiting[first++];

		if (call->search)
			search(call);
		else
			connect_call(call);
	}
	return NULL;
}

int main(void)
{
	pthread_t thread;

	for (int i = 0; i < CALLS; i++)
		ring((struct call) {.search = i == SEARCHER});
	if (pthread_create(&thread, NULL, operator, NULL))
		return EXIT_FAILURE;
	pthread_join(thread, NULL);
	close_exchange();
	CHECK(waiting[last - 1].looked <= VOLUMES && first == last);
}
