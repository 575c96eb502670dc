/*
 * A bakery's cashier counts trays until the oven says that it was the last.
 *
 * The cashier receives in a loop that ends when the channel is closed.  The
 * baker bakes, sends and goes home, and closes nothing:
 *
 *	baker:   send, send, send, end
 *	cashier: take, take, take, receive ... waits for ever
 *
 * A channel that is empty and one that is finished look the same from outside.
 * That its only sender has ended, no channel in C notices (and none in Go).
 *
 * class:    channels
 * cwe:      833
 * tsan:     nothing -- nothing races, and it asks nobody why he sleeps
 * helgrind: nothing -- nothing races, and it asks nobody why he sleeps
 * drd:      nothing -- nothing races, and it asks nobody why he sleeps
 * explore:  stuck next
 * native:   stuck next
 * hint:     What ends the cashier's loop?
 * hint:     How can a receiver tell "not yet" from "never again"?
 * hint:     The one who sends has to say it: by closing, or by a last tray that
 *           can be told from all others.
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
	return unused;
}

static int count_rolls(void)
{
	int sum = 0;
	int rolls;

	while (channel_receive(&trays, &rolls)) //@ next
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
