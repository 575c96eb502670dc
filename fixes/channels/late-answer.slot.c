/*
 * The channel has one slot, for the one answer.
 *
 * Why it is enough: one answer is sent, so its slot is free, and the clerk puts
 * it there whether anybody listens or not.  It is what Kubernetes did.
 *
 * cost: one value that may lie there unread; with two answers for one request
 *       the leak is back
 */
#include <pthread.h>
#include <stdlib.h>

#include "channel.h"
#include "lab.h"

enum { PATIENCE = 1 /* ms */, STOCK = 7, NO_ANSWER = -1 };

static struct rendezvous bad_day = RENDEZVOUS(2);
static struct rendezvous evening = RENDEZVOUS(2);

//@ edit
static struct channel answer = CHANNEL(int, 1);

static void *clerk(void *unused)
{
	int stock = STOCK;

	rendezvous(&bad_day);
	channel_send(&answer, &stock);
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
