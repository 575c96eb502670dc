/*
 * The jukebox remembers that it started the record, and joins it in any case.
 *
 * Why it is enough: `started` is the jukebox's own, set by start() and cleared
 * by stop(), so each thread that was made is joined once, whether it has ended
 * or not.
 *
 * cost: a second flag; each has one meaning now
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
	if (pthread_create(&record->thread, NULL, play, record))
		exit(EXIT_FAILURE);
	record->started = true;
}

static void stop(struct record *record)
{
	record->run = false;
	if (record->started)
		pthread_join(record->thread, NULL);
	record->started = false;
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
