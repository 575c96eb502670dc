/*
 * Two threads send on an unbuffered channel, two receive: each value arrives
 * once, and a send has been received when it returns.
 *
 * run: policy=all keep-going=1
 * run: policy=random keep-going=1 schedules=500 spurious=1
 * expect: all 176
 */
#include "../../../bugs/channels/channel.h"
#include "lab.h"

static struct channel letters = CHANNEL(int, 0);
static int taken; /* guarded by `taking` */
static pthread_mutex_t taking = PTHREAD_MUTEX_INITIALIZER;

static void *sender(void *argument)
{
	channel_send(&letters, argument);
	CHECK(letters.held == 0);
	return NULL;
}

static void *receiver(void *unused)
{
	int letter = 0;

	CHECK(channel_receive(&letters, &letter));
	pthread_mutex_lock(&taking);
	taken += letter;
	pthread_mutex_unlock(&taking);
	return unused;
}

int main(void)
{
	int value[] = {1, 10};
	pthread_t all[4];

	for (int i = 0; i < 2; i++) {
		pthread_create(&all[i], NULL, sender, &value[i]);
		pthread_create(&all[2 + i], NULL, receiver, NULL);
	}
	for (int i = 0; i < 4; i++)
		pthread_join(all[i], NULL);
	CHECK(taken == 11);
	CHECK(!letters.waiting);
}
