/*
 * The clerk offers the answer, and drops it if nobody is there to take it.
 *
 * Why it is enough: a select that does not wait cannot wait for ever.  A shop
 * that still listens hangs in the channel, and then the offer is taken.
 *
 * cost: an answer that comes before the shop has begun to listen is lost too:
 *       what was "too late" has become "not at this very moment"
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

static void *clerk(void *unused)
{
	int stock = STOCK;
	struct channel_case offer = {.on = &answer, .send = &stock};

	rendezvous(&bad_day);
	channel_select(&offer, 1, NOW);
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
