/*
 * Two guards watch one gallery, and each rings the alarm that closes the doors.
 *
 * Closing a channel is a fine way to tell everybody at once.  It can be done
 * once.  Each guard looks whether the alarm was given, and then gives it; what
 * lies between is a gap:
 *
 *	east: smoke, not given yet,                 close
 *	west:                       smoke, not given yet, close ... the end
 *
 * The second close ends the program: in Go by a panic, here by abort().
 *
 * class:    channels
 * cwe:      367 675
 * origin:   cri-o 5214
 * tsan:     nothing -- nothing races, and abort() leaves no report behind
 * helgrind: maybe crash close -- only if both look before either closes
 * drd:      maybe crash close -- only if both look before either closes
 * explore:  crash close
 * native:   maybe crash close -- only if both look before either closes
 * hint:     What may happen between the question and the close?
 * hint:     How can two threads agree on which of them does a thing?
 * hint:     Make question and close one step, or do it with something that may
 *           be done twice.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "channel.h"
#include "lab.h"

static struct channel smoke = CHANNEL(int, 2); /* which rooms */

//@ edit
static struct channel alarm_given = CHANNEL(char, 0);

static bool is_given(void)
{
	struct channel_case look = {.on = &alarm_given};

	return channel_select(&look, 1, NOW) == 0;
}

static void give_alarm(void)
{
	if (!is_given())
		channel_close(&alarm_given); //@ close
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
