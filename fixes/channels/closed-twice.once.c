/*
 * pthread_once() closes the channel, whoever comes first.
 *
 * Why it is enough: of all calls with one control exactly one runs the
 * function, and the others return when it is done.  Nobody else closes.
 *
 * cost: a control for each channel; it cannot be rearmed for the next fire
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "channel.h"
#include "lab.h"

static struct channel smoke = CHANNEL(int, 2); /* which rooms */

//@ edit
static struct channel alarm_given = CHANNEL(char, 0);
static pthread_once_t alarm_once = PTHREAD_ONCE_INIT;

static void close_alarm(void)
{
	channel_close(&alarm_given);
}

static void give_alarm(void)
{
	pthread_once(&alarm_once, close_alarm);
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
