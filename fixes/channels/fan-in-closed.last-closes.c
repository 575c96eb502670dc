/*
 * The streams count themselves down, and the last one closes.
 *
 * Why it is enough: the count starts at the number of streams and falls by one
 * after a stream's last send.  Exactly one fetch_sub takes it from 1 to 0, and
 * then all sends are over.
 *
 * cost: a count beside the channel, right from the start: streams cannot be
 *       added once the first has ended
 */
#include <pthread.h>
#include <stdatomic.h>

#include "channel.h"
#include "lab.h"

enum { STREAMS = 2, LITRES = SIZE(5, 1) };

static struct channel lake = CHANNEL(int, 1);

//@ edit
static atomic_int flowing = STREAMS; /* streams that may still send */

static void *stream(void *litres)
{
	for (int i = 0; i < LITRES; i++)
		channel_send(&lake, litres);
	if (atomic_fetch_sub(&flowing, 1) == 1)
		channel_close(&lake);
	return NULL;
}

static int fill_lake(void)
{
	int amount[STREAMS] = {1, 10};
	pthread_t streams[STREAMS];
	int level = 0;
	int more;

	for (int i = 0; i < STREAMS; i++)
		pthread_create(&streams[i], NULL, stream, &amount[i]);
	while (channel_receive(&lake, &more))
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
