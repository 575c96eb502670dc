/*
 * The guard who turns the flag from false to true closes, the other does not.
 *
 * Why it is enough: an exchange looks and sets in one step, so only one of them
 * sees false.  The flag decides nothing but who closes; receivers still wait
 * for the channel.
 *
 * cost: a flag beside the channel, that nobody else may set
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "channel.h"
#include "lab.h"

static struct channel smoke = CHANNEL(int, 2); /* which rooms */

//@ edit
static struct channel alarm_given = CHANNEL(char, 0);
static atomic_bool taken; /* set by who closes `alarm_given` */

static void give_alarm(void)
{
	if (!atomic_exchange(&taken, true))
		channel_close(&alarm_given);
}

static void await_alarm(void)
{
	channel_receive(&alarm_given, NULL);
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
