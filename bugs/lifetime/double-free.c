/*
 * Both ends of a telephone call hang up, and each throws the recording away.
 *
 * Whoever hangs up first closes the call and frees its recording. Both ask
 * whether the call is still open, and both are told that it is:
 *
 *	Ida: open? yes
 *	Jan:             open? yes
 *	Ida: closed, free(recording)
 *	Jan:                          closed, free(recording)   <- again
 *
 * The second free() gives away memory that is given away already, and the
 * allocator may now hand it out twice: here Ida's next recording and Jan's are
 * the same piece of memory. The two rendezvous are two people who hang up at
 * the same time, and two who call again.
 *
 * class:    lifetime
 * cwe:      415
 * cert:     MEM30
 * tsan:     data-race recording; maybe use-after-free recording -- where one is
 *           done with its next call before the other looks
 * helgrind: data-race recording
 * drd:      data-race recording
 * explore:  double-free recording; data-race recording
 * native:   check own
 * hint:     How many of the two may free the recording?
 * hint:     What decides which one, and can it decide for both?
 * hint:     Ask and close in one step, so that one of them is told "you are the
 *           one".
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "lab.h"

enum { LENGTH = 24 };

struct call {
	char *recording;
	atomic_bool open;
};

static struct rendezvous goodbye = RENDEZVOUS(2);
static struct rendezvous again = RENDEZVOUS(2);
static struct call call;

static char *new_recording(const char *text)
{
	char *recording = malloc(LENGTH); //@ recording

	if (!recording)
		abort();
	strncpy(recording, text, LENGTH); //@ recording
	return recording;
}

//@ edit
static void hang_up(struct call *ended)
{
	if (atomic_load(&ended->open)) {
		rendezvous(&goodbye);
		atomic_store(&ended->open, false);
		free(ended->recording); //@ recording
	}
}
//@ end

static void *end(void *name)
{
	bool same;
	char *next;

	hang_up(&call);
	next = new_recording(name);
	rendezvous(&again);
	same = strcmp(next, name) == 0; //@ recording
	CHECK(same);                    //@ own
	free(next);                     //@ recording
	return NULL;
}

int main(void)
{
	static char *names[] = {"Ida", "Jan"};
	pthread_t ends[2];

	call.recording = new_recording("hello");
	atomic_store(&call.open, true);
	for (int i = 0; i < 2; i++)
		pthread_create(&ends[i], NULL, end, names[i]);
	for (int i = 0; i < 2; i++)
		pthread_join(ends[i], NULL);
}
