/*
 * Whoever drops the handle waits for the thread.
 *
 * Why it is enough: the join gives back what the thread has, whether it has
 * ended already or ends now.
 *
 * cost: dropping a handle may take as long as the thread's work
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
	pthread_join(handle.thread, NULL);
}
//@ end

int main(void)
{
	start();
	rendezvous(&evening);
	drop();
	CHECK(stamped <= 1);
}
