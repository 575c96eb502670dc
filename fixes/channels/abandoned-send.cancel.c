/*
 * Whoever leaves says so: each send stands beside the cancellation.
 *
 * Why it is enough: a select with both cases ends by one of them, and the
 * context is cancelled after the one receive.  A dictionary that could also
 * stop its search in between would save the work too.
 *
 * cost: every send of such a thread must be a select; one plain send, and the
 *       leak is back
 */
#include <pthread.h>
#include <stdlib.h>

#include "channel.h"
#include "lab.h"

enum { DICTIONARIES = 2, MEANING = 42 };

static struct rendezvous evening = RENDEZVOUS(2);

//@ edit
static struct channel answers = CHANNEL(int, 0);
static struct context wanted;

static void *dictionary(void *unused)
{
	int meaning = MEANING;
	struct channel_case cases[] = {
		{.on = &answers, .send = &meaning},
		{.on = &wanted.done},
	};

	channel_select(cases, 2, FOREVER);
	return unused;
}

static int look_up(void)
{
	int first = 0;

	for (int i = 0; i < DICTIONARIES; i++) {
		pthread_t thread;

		if (pthread_create(&thread, NULL, dictionary, NULL))
			exit(EXIT_FAILURE);
		pthread_detach(thread);
	}
	channel_receive(&answers, &first);
	context_cancel(&wanted);
	return first;
}
//@ end

int main(void)
{
	CHECK(look_up() == MEANING);
	rendezvous(&evening);
}
