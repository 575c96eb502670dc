/*
 * A context may be cancelled as often as one likes.
 *
 * Why it is enough: context_cancel() asks and closes under one hold of the
 * lock, and does nothing the second time.
 *
 * cost: none here; a context says only that something is over, not why
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "channel.h"
#include "lab.h"

static struct channel smoke = CHANNEL(int, 2); /* which rooms */

//@ edit
static struct context fire;

static void give_alarm(void)
{
	context_cancel(&fire);
}

static void await_alarm(void)
{
	channel_receive(&fire.done, NULL);
}
//@ end

static void *guard(void *unused)
{
	int room;

	if (channel_receive(&smoke, &room))
		give_alarm();
	return unused;
}

int main(void)
{
	pthread_t east;
	pthread_t west;

	pthread_create(&east, NULL, guard, NULL);
	pthread_create(&west, NULL, guard, NULL);
	for (int room = 1; room <= 2; room++)
		channel_send(&smoke, &room);
	await_alarm();
	pthread_join(east, NULL);
	pthread_join(west, NULL);
	CHECK(smoke.held == 0);
}
