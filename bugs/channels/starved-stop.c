/*
 * A saw mill's stop button is looked at only when no log lies on the belt.
 *
 * One loop serves two channels with a select.  When both are ready, this select
 * takes the first case, and the first case is the belt.  As long as logs keep
 * coming, the button is never seen:
 *
 *	belt:    log, log, log, log, ...
 *	button:       STOP
 *	saw:     cut, cut, cut, cut, ...           <- cut after STOP
 *
 * (Go draws among ready cases by lot, so there the saw stops late, and not at
 * once; a stop that has to come first must be asked for first in Go too.)
 *
 * class:    channels
 * cwe:      696
 * tsan:     nothing -- nothing races: the order of the cases is a choice
 * helgrind: nothing -- nothing races: the order of the cases is a choice
 * drd:      nothing -- nothing races: the order of the cases is a choice
 * explore:  check stopped
 * native:   check stopped
 * hint:     Both cases are ready.  Which one does channel_select() take?
 * hint:     Which of the two may wait, and which must not?
 * hint:     The order of the array is the order of importance.
 */
#include <pthread.h>
#include <stdbool.h>

#include "channel.h"
#include "lab.h"

enum { LOGS = 4 };

static struct channel belt = CHANNEL(int, LOGS);
static struct context stop;
static int cut; /* the saw's own until it is joined */

//@ edit
static void *saw(void *unused)
{
	int number;
	struct channel_case cases[] = {
		{.on = &belt, .receive = &number},
		{.on = &stop.done},
	};

	while (channel_select(cases, 2, FOREVER) == 0)
		cut++;
	return unused;
}
//@ end

int main(void)
{
	pthread_t thread;

	for (int number = 1; number <= LOGS; number++)
		channel_send(&belt, &number);
	context_cancel(&stop);
	pthread_create(&thread, NULL, saw, NULL);
	pthread_join(thread, NULL);
	CHECK(cut <= 1); //@ stopped
}
