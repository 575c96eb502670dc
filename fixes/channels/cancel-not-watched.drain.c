/*
 * The ground station takes what still comes, until the balloon has landed.
 *
 * Why it is enough: after the cancellation every send still finds a receiver,
 * so the balloon comes back to its question, sees the answer, and closes the
 * channel as its last deed.  That ends the loop on the ground.
 *
 * cost: the duty lies with everybody who cancels, at every place
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
	for (int height = HEIGHT; !cancelled(); height += HEIGHT)
		channel_send(&heights, &height);
	channel_close(&heights);
	return unused;
}

static void call_back(void)
{
	context_cancel(&flight);
	while (channel_receive(&heights, NULL))
		;
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
