/*
 * Two threads that select meet in exactly one of their cases, one thread
 * sending and the other receiving, and leave nothing hanging in the channels.
 *
 * run: policy=all keep-going=1
 * run: policy=random keep-going=1 schedules=500 spurious=1
 * expect: all 6
 */
#include "../../../bugs/channels/channel.h"
#include "lab.h"

static struct channel left = CHANNEL(int, 0);
static struct channel right = CHANNEL(int, 0);

/* Two turns of: send my number to the left, or take one from the right, or the
   other way round, whichever comes first. */
static void *trader(void *argument)
{
	int mine = *(int *)argument;
	int sent = 0;

	for (int turn = 0; turn < 2; turn++) {
		int got = 0;
		struct channel_case both[] = {
			{.on = mine == 1 ? &left : &right, .send = &mine},
			{.on = mine == 1 ? &right : &left, .receive = &got},
		};
		int done = channel_select(both, 2, FOREVER);

		sent += done == 0;
		CHECK(both[done].ok);
		CHECK(got == (done == 1 ? 3 - mine : 0));
	}
	*(int *)argument = sent;
	return NULL;
}

int main(void)
{
	int a = 1;
	int b = 2;
	pthread_t first;
	pthread_t second;

	pthread_create(&first, NULL, trader, &a);
	pthread_create(&second, NULL, trader, &b);
	pthread_join(first, NULL);
	pthread_join(second, NULL);
	CHECK(a + b == 2);
	CHECK(!left.waiting && !right.waiting);
}
