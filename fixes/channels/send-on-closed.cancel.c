/*
 * The station cancels a context; the probe sees it, and closes what is its own.
 *
 * Why it is enough: only the probe sends, and only the probe closes, after its
 * last send.  The station's wish to stop travels the other way, over a channel
 * that nobody sends on.
 *
 * cost: two channels, one in each direction; every send is a select
 */
#include <pthread.h>

#include "channel.h"
#include "lab.h"

enum { MEASURED = 3, WANTED = 2 };

static struct channel readings = CHANNEL(int, 1);

//@ edit
static struct context enough;

static void *probe(void *unused)
{
	for (int i = 1; i <= MEASURED; i++) {
		struct channel_case cases[] = {
			{.on = &readings, .send = &i},
			{.on = &enough.done},
		};

		if (channel_select(cases, 2, FOREVER) == 1)
			break;
	}
	channel_close(&readings);
	return unused;
}

static int listen_to_probe(void)
{
	int sum = 0;

	for (int i = 0; i < WANTED; i++) {
		int reading = 0;

		channel_receive(&readings, &reading);
		sum += reading;
	}
	context_cancel(&enough);
	return sum;
}
//@ end

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, probe, NULL);
	CHECK(listen_to_probe() == 1 + 2);
	pthread_join(thread, NULL);
}
