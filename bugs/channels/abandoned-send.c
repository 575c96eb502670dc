/*
 * A traveller asks two dictionaries, and leaves with the first answer.
 *
 * The answers come over an unbuffered channel: a send waits for its receiver.
 * The traveller receives once and goes on.  The slower dictionary finds nobody
 * at the other end, now or ever:
 *
 *	pocket:     send ... taken, ends
 *	traveller:  receive, leave
 *	big:                               send ... waits for ever
 *
 * Nothing hangs that anybody looks at.  Each word that is looked up leaves a
 * thread behind, with its stack.  The rendezvous is the evening: it opens when
 * everybody sleeps.
 *
 * class:    channels
 * cwe:      772
 * tsan:     nothing -- it counts threads that ended and were not joined, this
 *           one is detached and never ends
 * helgrind: nothing -- it does not ask what threads wait for
 * drd:      nothing -- it does not ask what threads wait for
 * explore:  leak ask
 * native:   leak ask
 * hint:     How many sends are there, and how many receives?
 * hint:     What does an unbuffered send wait for?
 * hint:     Give every answer a place where it may be left, or receive it, or
 *           tell the one who sends that nobody listens.
 */
#include <pthread.h>
#include <stdlib.h>

#include "channel.h"
#include "lab.h"

enum { DICTIONARIES = 2, MEANING = 42 };

static struct rendezvous evening = RENDEZVOUS(2);

//@ edit
static struct channel answers = CHANNEL(int, 0);

static void *dictionary(void *unused)
{
	int meaning = MEANING;

	channel_send(&answers, &meaning);
	return unused;
}

static int look_up(void)
{
	int first = 0;

	for (int i = 0; i < DICTIONARIES; i++) {
		pthread_t thread;

		if (pthread_create(&thread, NULL, dictionary, NULL)) //@ ask
			exit(EXIT_FAILURE);
		pthread_detach(thread);
	}
	channel_receive(&answers, &first);
	return first;
}
//@ end

int main(void)
{
	CHECK(look_up() == MEANING);
	rendezvous(&evening);
}
