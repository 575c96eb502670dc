/*
 * The cases change places after each log, so that both come first in turn.
 *
 * Why it is enough: a case that is ready is passed over at most once, so after
 * the button at most one more log is cut.
 *
 * cost: the stop may be one log late; the code must find out which case it was
 */
#include <pthread.h>
#include <stdbool.h>

#include "channel.h"
#include "lab.h"

enum { LOGS = 4 };

static struct channel belt = CHANNEL(int, LOGS);
static struct context stop;
static int cut; /* the saw's own until it is joined */

//@ edit
static void *saw(void *unused)
{
	int number;
	struct channel_case cases[] = {
		{.on = &belt, .receive = &number},
		{.on = &stop.done},
	};

	while (cases[channel_select(cases, 2, FOREVER)].on == &belt) {
		struct channel_case first = cases[0];

		cases[0] = cases[1];
		cases[1] = first;
		cut++;
	}
	return unused;
}
//@ end

int main(void)
{
	pthread_t thread;

	for (int number = 1; number <= LOGS; number++)
		channel_send(&belt, &number);
	context_cancel(&stop);
	pthread_create(&thread, NULL, saw, NULL);
	pthread_join(thread, NULL);
	CHECK(cut <= 1);
}
