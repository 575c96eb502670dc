/*
 * The handle detaches its thread, whether it still runs or not.
 *
 * Why it is enough: nobody joins a thread whose handle is dropped, and a
 * detached thread gives itself back when it ends, or at once if it has.
 *
 * cost: none; the question whether it runs had no use
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
	if (pthread_create(&handle.thread, NULL, stamp, &handle))
		exit(EXIT_FAILURE);
}

static void drop(void)
{
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
