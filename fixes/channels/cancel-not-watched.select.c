/*
 * The balloon waits for its receiver and for the cancellation, at once.
 *
 * Why it is enough: the only place where it sleeps is the select, and a context
 * that is cancelled stays so: the case is ready before, during and after.
 *
 * cost: every place where such a thread may sleep must be a select with this
 *       case
 */
#include <pthread.h>

#include "channel.h"
#include "lab.h"

enum { WANTED = 2, HEIGHT = 100 };

static struct channel heights = CHANNEL(int, 0);
static struct context flight;

static int cancelled(void)
{
	struct channel_case look = {.on = &flight.done};

	return channel_select(&look, 1, NOW) == 0;
}

//@ edit
static void *balloon(void *unused)
{
	int height = HEIGHT;
	struct channel_case cases[] = {
		{.on = &heights, .send = &height},
		{.on = &flight.done},
	};

	while (!cancelled() && channel_select(cases, 2, FOREVER) == 0)
		height += HEIGHT;
	return unused;
}

static void call_back(void)
{
	context_cancel(&flight);
}
//@ end

int main(void)
{
	pthread_t thread;
	int height = 0;

	pthread_create(&thread, NULL, balloon, NULL);
	for (int i = 0; i < WANTED; i++)
		channel_receive(&heights, &height);
	call_back();
	pthread_join(thread, NULL);
	CHECK(cancelled() && height == WANTED * HEIGHT);
}
