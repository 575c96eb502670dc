/*
 * A telephone exchange has one operator, and one caller wants a long search.
 *
 * The operator answers calls in their order, each in a moment, and so serves a
 * hundred subscribers alone: an event loop.  One call asks for a name in the
 * old directories.  The operator goes and looks, and all lines are dead
 * meanwhile:
 *
 *	operator: connect, connect, search ....................., connect
 *	caller:                     rings ....................... is answered
 *
 * There is no lock in it.  In an event loop, every handler is a section that
 * nobody else can enter.
 *
 * class:    progress
 * cwe:      834
 * tsan:     nothing -- only the operator touches the calls once the day has
 *           begun
 * helgrind: nothing -- only the operator touches the calls
 * drd:      nothing -- only the operator touches the calls
 * explore:  check answered
 * native:   check answered
 * hint:     How long does the slowest handler take?
 * hint:     Who waits for it?
 * hint:     Cut the long work into pieces, or let somebody else do it.
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
	CHECK(ticks - call->rang <= LIMIT); //@ answered
}

//@ edit
static void search(struct call *call)
{
	do
		ticks++;
	while (!look_into(call->looked++));
}

static void close_exchange(void)
{
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
