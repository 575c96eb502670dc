/*
 * Closing tells every receiver that waits, and every one that comes later.
 *
 * run: policy=all keep-going=1
 * run: policy=random keep-going=1 schedules=500 spurious=1
 * expect: all 10
 */
#include "../../../bugs/channels/channel.h"
#include "lab.h"

static struct channel gate = CHANNEL(int, 0);

static void *receiver(void *unused)
{
	int value = 5;

	CHECK(!channel_receive(&gate, &value));
	CHECK(value == 5);
	return unused;
}

int main(void)
{
	pthread_t all[2];

	for (int i = 0; i < 2; i++)
		pthread_create(&all[i], NULL, receiver, NULL);
	channel_close(&gate);
	for (int i = 0; i < 2; i++)
		pthread_join(all[i], NULL);
	CHECK(!gate.waiting);
}
