/*
 * A shop asks the warehouse, and hangs up after a while.
 *
 * The clerk fetches the answer and sends it over an unbuffered channel.  The
 * shop waits for the answer or for a millisecond, whichever comes first.  After
 * the millisecond nobody listens any more, and the clerk does not know:
 *
 *	clerk: search ...                      send ... for ever
 *	shop:             1 ms is over, hang up
 *
 * Only the slow requests leave a thread behind: on a bad day, when everything
 * is slow, all of them do.  The rendezvous is such a day: the clerk finds the
 * answer when the shop has hung up.
 *
 * class:    channels
 * cwe:      772
 * origin:   Kubernetes 5316 (finishRequest)
 * tsan:     nothing -- it counts threads that ended and were not joined, this
 *           one is detached and never ends
 * helgrind: nothing -- it does not ask what threads wait for
 * drd:      nothing -- it does not ask what threads wait for
 * explore:  leak ask
 * native:   leak ask
 * hint:     Who takes the answer that comes too late?
 * hint:     Where could the clerk put it, and go home?
 * hint:     A send that must not wait needs a slot that is surely free.
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

	rendezvous(&bad_day);
	channel_send(&answer, &stock);
	return unused;
}

static int ask(void)
{
	int stock = NO_ANSWER;
	struct channel_case wait = {.on = &answer, .receive = &stock};
	pthread_t thread;

	if (pthread_create(&thread, NULL, clerk, NULL)) //@ ask
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
