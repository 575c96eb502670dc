/*
 * The record ends by itself, and leaves the flag to whoever stops it.
 *
 * Why it is enough: now only stop() clears the flag, so it says what stop()
 * wants to know: that this thread has not been joined yet.
 *
 * cost: the flag no longer tells whether music is heard
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
			break;
	return NULL;
}

static void start(struct record *record)
{
	record->run = true;
	if (pthread_create(&record->thread, NULL, play, record))
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
