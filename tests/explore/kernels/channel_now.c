/*
 * A select that does not wait, and one that waits a while: a value is received
 * or it is still there, never both and never neither.
 *
 * run: policy=all keep-going=1
 * run: policy=random keep-going=1 schedules=500 spurious=1
 * expect: all 13
 */
#include "../../../bugs/channels/channel.h"
#include "lab.h"

static struct channel letters = CHANNEL(int, 1);
static struct channel empty = CHANNEL(int, 0);

static void *sender(void *unused)
{
	int letter = 7;
	struct channel_case nobody = {.on = &empty};

	CHECK(channel_select(&nobody, 1, NOW) == -1);
	channel_send(&letters, &letter);
	return unused;
}

int main(void)
{
	pthread_t thread;
	int letter = 0;
	struct channel_case cases[] = {
		{.on = &empty},
		{.on = &letters, .receive = &letter},
	};
	int got = 0;

	pthread_create(&thread, NULL, sender, NULL);
	got += channel_select(cases, 2, NOW) == 1;
	CHECK(letter == 7 * got);
	got += channel_select(cases, 2, 5) == 1;
	CHECK(letter == 7 * got);
	pthread_join(thread, NULL);
	got += channel_select(cases, 2, NOW) == 1;
	CHECK(letter == 7 && got == 1);
	CHECK(!empty.waiting && !letters.waiting && letters.held == 0);
}
