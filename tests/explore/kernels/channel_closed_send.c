/*
 * A send on a closed channel ends the program, whether the close comes first or
 * while the sender waits.
 *
 * run: policy=all keep-going=1
 * run: policy=random keep-going=1 schedules=500
 * expect: all 2
 * expect: crash
 */
#include "../../../bugs/channels/channel.h"
#include "lab.h"

static struct channel gate = CHANNEL(int, 0);

static void *sender(void *unused)
{
	channel_send(&gate, &(int) {1});
	CHECK(!"the send came back");
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, sender, NULL);
	channel_close(&gate);
	pthread_join(thread, NULL);
}
