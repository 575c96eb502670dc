/*
 * Hanging up is said: the clerk's send stands beside it.
 *
 * Why it is enough: the shop cancels when it leaves, with an answer or without,
 * so one of the two cases of the clerk's select becomes ready.  A long search
 * could watch the same context, and end early.
 *
 * cost: a context for each request, which must live as long as the clerk
 */
#include <pthread.h>
#include <stdlib.h>

#include "channel.h"
#include "lab.h"

enum { PATIENCE = 1 /* ms */, STOCK = 7, NO_ANSWER = -1 };

static struct rendezvous bad_day = RENDEZVOUS(2);
static struct rendezvous evening = RENDEZVOUS(2);

//@ edit
static struct channel answer = CHANNEL(int, 0);
static struct context call;

static void *clerk(void *unused)
{
	int stock = STOCK;
	struct channel_case cases[] = {
		{.on = &answer, .send = &stock},
		{.on = &call.done},
	};

	rendezvous(&bad_day);
	channel_select(cases, 2, FOREVER);
	return unused;
}

static int ask(void)
{
	int stock = NO_ANSWER;
	struct channel_case wait = {.on = &answer, .receive = &stock};
	pthread_t thread;

	if (pthread_create(&thread, NULL, clerk, NULL))
		exit(EXIT_FAILURE);
	pthread_detach(thread);
	channel_select(&wait, 1, PATIENCE);
	context_cancel(&call);
	rendezvous(&bad_day);
	return stock;
}
//@ end

int main(void)
{
	int stock = ask();

	CHECK(stock == STOCK || stock == NO_ANSWER);
	rendezvous(&evening);
}
