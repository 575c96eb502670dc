/*
 * A buffered channel keeps the order, waits when it is full or empty, gives out
 * what it holds after it was closed, and then says that it is closed.
 *
 * run: policy=all keep-going=1
 * run: policy=random keep-going=1 schedules=500 spurious=1
 * expect: all 299
 */
#include "../../../bugs/channels/channel.h"
#include "lab.h"

enum { LETTERS = 4 };

static struct channel letters = CHANNEL(int, 2);

static void *sender(void *unused)
{
	for (int i = 1; i <= LETTERS; i++)
		channel_send(&letters, &i);
	channel_close(&letters);
	return unused;
}

int main(void)
{
	pthread_t thread;
	int last = 0;
	int letter;

	pthread_create(&thread, NULL, sender, NULL);
	while (channel_receive(&letters, &letter)) {
		CHECK(letter == last + 1);
		last = letter;
	}
	CHECK(last == LETTERS);
	CHECK(!channel_receive(&letters, &letter));
	pthread_join(thread, NULL);
}
