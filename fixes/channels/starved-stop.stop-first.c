/*
 * The button is the first case.
 *
 * Why it is enough: the cases are tried in order, under one lock, so a button
 * that was pressed before the select is taken, whatever lies on the belt.
 *
 * cost: now the belt waits for the button, which is what is wanted; between two
 *       cases that both keep coming, one of them would still starve
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
		{.on = &stop.done},
		{.on = &belt, .receive = &number},
	};

	while (channel_select(cases, 2, FOREVER) == 1)
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
