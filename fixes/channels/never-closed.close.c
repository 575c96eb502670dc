/*
 * The baker closes the channel after the last tray.
 *
 * Why it is enough: the cashier takes what is still in the buffer and is then
 * told that no more will come.  The baker is the only one who sends, so nobody
 * can send after it.
 *
 * cost: with more than one baker somebody must know who is the last
 */
#include <pthread.h>

#include "channel.h"
#include "lab.h"

enum { TRAYS = SIZE(10, 3), ROLLS = 24 };

static struct channel trays = CHANNEL(int, 2);

//@ edit
static void *baker(void *unused)
{
	int rolls = ROLLS;

	for (int i = 0; i < TRAYS; i++)
		channel_send(&trays, &rolls);
	channel_close(&trays);
	return unused;
}

static int count_rolls(void)
{
	int sum = 0;
	int rolls;

	while (channel_receive(&trays, &rolls))
		sum += rolls;
	return sum;
}
//@ end

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, baker, NULL);
	CHECK(count_rolls() == TRAYS * ROLLS);
	pthread_join(thread, NULL);
}
