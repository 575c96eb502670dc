/*
 * A weather balloon is called back, and cannot hear it while it sends.
 *
 * Before each message the balloon asks whether the flight was cancelled.  Then
 * it sends, and a send waits for its receiver:
 *
 *	balloon: not cancelled,                           send ... for ever
 *	ground:                 take the last, cancel, join ... for ever
 *
 * The question was right when it was asked.  A thread can be cancelled only
 * where it watches for it, and this one does not watch where it sleeps.
 *
 * class:    channels
 * cwe:      833 367
 * tsan:     nothing -- nothing races, and it asks nobody why he sleeps
 * helgrind: nothing -- nothing races, and it asks nobody why he sleeps
 * drd:      nothing -- nothing races, and it asks nobody why he sleeps
 * explore:  stuck send
 * native:   maybe stuck send -- a balloon that asks only after the cancellation
 *           ends as it should
 * hint:     Where does the balloon spend its time?
 * hint:     What can come between the question and the send?
 * hint:     A thread can wait for two things at once.
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
		channel_send(&heights, &height); //@ send
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
