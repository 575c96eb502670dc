/*
 * The thread is created detached.
 *
 * Why it is enough: there is no moment at which it could be joined, so none at
 * which it can be forgotten.
 *
 * cost: nobody can wait for it; whoever wants to must be told in another way
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
	pthread_attr_t alone;

	handle.running = true;
	pthread_attr_init(&alone);
	pthread_attr_setdetachstate(&alone, PTHREAD_CREATE_DETACHED);
	if (pthread_create(&handle.thread, &alone, stamp, &handle))
		exit(EXIT_FAILURE);
	pthread_attr_destroy(&alone);
}

static void drop(void)
{
	handle.running = false;
}
//@ end

int main(void)
{
	start();
	rendezvous(&evening);
	drop();
	CHECK(stamped <= 1);
}
