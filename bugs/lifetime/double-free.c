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
 * The second free() gives away what is no longer Jan's to give: if the memory
 * has been handed out again meanwhile, it takes it from its new owner, and if
 * not, it may be handed out twice. The rendezvous is two people who hang up at
 * the same time.
 *
 * class:    lifetime
 * cwe:      415
 * cert:     MEM30
 * tsan:     nothing -- it takes a second free without a word, and the recording
 *           itself nobody touches
 * helgrind: nothing -- the second free is of memory that it no longer knows,
 *           and that it ignores
 * drd:      dies -- it asserts that whatever is freed has been allocated, and
 *           ends itself
 * explore:  double-free free; data-race free
 * native:   crash free
 * hint:     How many of the two may free the recording?
 * hint:     What decides which one, and can it decide for both?
 * hint:     Ask and close in one step, so that one of them is told "you are the
 *           one".
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lab.h"

enum { LENGTH = 4096 };

struct call {
	char *recording;
	atomic_bool open;
};

static struct rendezvous goodbye = RENDEZVOUS(2);
static struct call call;

//@ edit
static void hang_up(struct call *ended)
{
	if (atomic_load(&ended->open)) {
		rendezvous(&goodbye);
		atomic_store(&ended->open, false);
		free(ended->recording); //@ free
	}
}
//@ end

static void *end(void *unused)
{
	(void)unused;
	hang_up(&call);
	return NULL;
}

int main(void)
{
	pthread_t ends[2];

	call.recording = calloc(1, LENGTH);
	CHECK(call.recording);
	atomic_store(&call.open, true);
	for (int i = 0; i < 2; i++)
		pthread_create(&ends[i], NULL, end, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(ends[i], NULL);
}
