/*
 * A thread of its own waits for all streams, and then closes the lake.
 *
 * Why it is enough: the wait group is at zero only after the last send of the
 * last stream, and the closer is the only one who closes.  It must be a thread:
 * main has to receive meanwhile, or the streams would not come to their end.
 *
 * cost: one more thread, that mostly sleeps
 */
#include <pthread.h>
#include <stdatomic.h>

#include "channel.h"
#include "lab.h"

enum { STREAMS = 2, LITRES = SIZE(5, 1) };

static struct channel lake = CHANNEL(int, 1);

//@ edit
static struct wait_group flowing = WAIT_GROUP;

static void *stream(void *litres)
{
	for (int i = 0; i < LITRES; i++)
		channel_send(&lake, litres);
	wait_group_done(&flowing);
	return NULL;
}

static void *close_lake(void *unused)
{
	wait_group_wait(&flowing);
	channel_close(&lake);
	return unused;
}

static int fill_lake(void)
{
	int amount[STREAMS] = {1, 10};
	pthread_t streams[STREAMS];
	pthread_t closer;
	int level = 0;
	int more;

	wait_group_add(&flowing, STREAMS);
	for (int i = 0; i < STREAMS; i++)
		pthread_create(&streams[i], NULL, stream, &amount[i]);
	pthread_create(&closer, NULL, close_lake, NULL);
	while (channel_receive(&lake, &more))
		level += more;
	for (int i = 0; i < STREAMS; i++)
		pthread_join(streams[i], NULL);
	pthread_join(closer, NULL);
	return level;
}
//@ end

int main(void)
{
	CHECK(fill_lake() == 11 * LITRES);
}
