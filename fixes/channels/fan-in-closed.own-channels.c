/*
 * Each stream has a channel of its own, closes it, and the lake hears them all.
 *
 * Why it is enough: every channel has one sender, which is also the one that
 * closes it.  The lake takes from one after the other until each is closed, and
 * has then seen all.
 *
 * cost: a channel for each; in this order a full stream waits for its turn,
 *       taking from whichever is ready needs a select
 */
#include <pthread.h>
#include <stdatomic.h>

#include "channel.h"
#include "lab.h"

enum { STREAMS = 2, LITRES = SIZE(5, 1) };

static struct channel lake = CHANNEL(int, 1);

//@ edit
struct stream {
	struct channel water;
	int litres;
};

static void *stream(void *argument)
{
	struct stream *self = argument;

	for (int i = 0; i < LITRES; i++)
		channel_send(&self->water, &self->litres);
	channel_close(&self->water);
	return NULL;
}

static int fill_lake(void)
{
	struct stream all[STREAMS] = {
		{CHANNEL(int, 1), 1},
		{CHANNEL(int, 1), 10},
	};
	pthread_t streams[STREAMS];
	int level = lake.held;
	int more;

	for (int i = 0; i < STREAMS; i++)
		pthread_create(&streams[i], NULL, stream, &all[i]);
	for (int i = 0; i < STREAMS; i++)
		while (channel_receive(&all[i].water, &more))
			level += more;
	for (int i = 0; i < STREAMS; i++)
		pthread_join(streams[i], NULL);
	return level;
}
//@ end

int main(void)
{
	CHECK(fill_lake() == 11 * LITRES);
}
