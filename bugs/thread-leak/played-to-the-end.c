/*
 * A jukebox joins a record that is still playing, and no other.
 *
 * Each record has a thread, and a flag that says that it runs.  The thread
 * clears it when the record is at its end.  Who stops a record asks the flag
 * first, for what does not run need not be stopped:
 *
 *	record: play, at the end: run = false, end
 *	stop:                                  run? no: nothing to do
 *
 * Nothing to stop, and something to join: the thread has ended, and its stack
 * waits for somebody to come.  Only records that are played to the end are
 * lost, which is most of them.  The rendezvous opens when this one has ended.
 *
 * class:    thread-leak
 * cwe:      772
 * cert:     CON04
 * origin:   baresip 2549 (aufile)
 * tsan:     leak play
 * helgrind: nothing -- it does not ask whether threads were joined
 * drd:      nothing -- it does not ask whether threads were joined
 * explore:  leak play
 * native:   leak play
 * hint:     Which two questions does the flag answer, and are they the same?
 * hint:     Who clears the flag, and who needs to know it afterwards?
 * hint:     Whether a thread runs is one thing, whether it must be joined is
 *           another.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lab.h"

enum { GROOVES = SIZE(10, 2) };

struct record {
	pthread_t thread;
	atomic_bool run; /* false: the thread is to end, or has */
	bool started;    /* the jukebox's own */
	int played;      /* the thread's own until it has ended */
};

static struct rendezvous evening = RENDEZVOUS(2);

//@ edit
static void *play(void *argument)
{
	struct record *record = argument;

	while (record->run)
		if (++record->played == GROOVES)
			record->run = false;
	return NULL;
}

static void start(struct record *record)
{
	record->run = true;
	if (pthread_create(&record->thread, NULL, play, record)) //@ play
		exit(EXIT_FAILURE);
}

static void stop(struct record *record)
{
	if (record->run) {
		record->run = false;
		pthread_join(record->thread, NULL);
	}
}
//@ end

int main(void)
{
	static struct record waltz;

	start(&waltz);
	rendezvous(&evening);
	stop(&waltz);
	CHECK(!waltz.run);
}
