/*
 * A handle lets go of a thread that still runs, and not of one that has ended.
 *
 * Whoever drops the handle without a join wants the thread detached.  The
 * handle asks whether the thread still runs, and if it does not, it takes the
 * matter for settled:
 *
 *	thread: work, running = false, end
 *	drop:                               running? no: free the handle
 *
 * A thread that has ended is just as joinable as one that runs.  A few hundred
 * such threads later no new one can be started.  The rendezvous opens when the
 * thread has ended.
 *
 * class:    thread-leak
 * cwe:      772
 * cert:     CON04
 * origin:   Poco 79
 * tsan:     leak start
 * helgrind: nothing -- it does not ask whether threads were joined
 * drd:      nothing -- it does not ask whether threads were joined
 * explore:  leak start
 * native:   leak start
 * hint:     What does a thread that has ended still own?
 * hint:     Which threads does drop() let go of?
 * hint:     pthread_detach() is right for a thread that has ended, too.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lab.h"

static atomic_int stamped;
static struct rendezvous evening = RENDEZVOUS(2);

//@ edit
struct handle {
	pthread_t thread;
	atomic_bool running;
};

static struct handle handle;

static void *stamp(void *argument)
{
	struct handle *mine = argument;

	stamped++;
	mine->running = false;
	return NULL;
}

static void start(void)
{
	handle.running = true;
	if (pthread_create(&handle.thread, NULL, stamp, &handle)) //@ start
		exit(EXIT_FAILURE);
}

static void drop(void)
{
	if (handle.running)
		pthread_detach(handle.thread);
}
//@ end

int main(void)
{
	start();
	rendezvous(&evening);
	drop();
	CHECK(stamped <= 1);
}
