/*
 * The channel has room for every answer that can come.
 *
 * Why it is enough: there are as many slots as senders and each sends once, so
 * no send ever finds the buffer full.  The slower dictionary leaves its answer
 * there and ends.
 *
 * cost: the number of senders must be known where the channel is made; the late
 *       answer lies there for nothing, and its work is done for nothing
 */
#include <pthread.h>
#include <stdlib.h>

#include "channel.h"
#include "lab.h"

enum { DICTIONARIES = 2, MEANING = 42 };

static struct rendezvous evening = RENDEZVOUS(2);

//@ edit
static struct channel answers = CHANNEL(int, DICTIONARIES);

static void *dictionary(void *unused)
{
	int meaning = MEANING;

	channel_send(&answers, &meaning);
	return unused;
}

static int look_up(void)
{
	int first = 0;

	for (int i = 0; i < DICTIONARIES; i++) {
		pthread_t thread;

		if (pthread_create(&thread, NULL, dictionary, NULL))
			exit(EXIT_FAILURE);
		pthread_detach(thread);
	}
	channel_receive(&answers, &first);
	return first;
}
//@ end

int main(void)
{
	CHECK(look_up() == MEANING);
	rendezvous(&evening);
}
