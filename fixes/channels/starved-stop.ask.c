/*
 * Before each log the saw asks for the button alone, without waiting.
 *
 * Why it is enough: a button that was pressed before the question is seen by
 * the question, and the select behind it only has to notice one that is pressed
 * while the saw waits.  It is how a priority is written in Go.
 *
 * cost: a question for each log; a button pressed between question and select
 *       lets one log pass
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
static bool pressed(void)
{
	struct channel_case button = {.on = &stop.done};

	return channel_select(&button, 1, NOW) == 0;
}

static void *saw(void *unused)
{
	int number;
	struct channel_case cases[] = {
		{.on = &belt, .receive = &number},
		{.on = &stop.done},
	};

	while (!pressed() && channel_select(cases, 2, FOREVER) == 0)
		cut++;
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
