/*
 * The flag is a lock-free atomic.
 *
 * Why it is enough: C11 lets a handler use atomics that are lock-free, and
 * between threads they need no more. A release store would also hand on what
 * the handler wrote before.
 *
 * cost: none; the assertion makes sure that the type is lock-free here
 */
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "lab.h"

enum { FERRIES = 2 };

static struct rendezvous sailing = RENDEZVOUS(FERRIES + 1);

//@ edit
static atomic_int closed;

_Static_assert(ATOMIC_INT_LOCK_FREE == 2, "a handler may not use it");

static void on_signal(int number)
{
	(void)number;
	atomic_store(&closed, 1);
}

static bool is_closed(void)
{
	return atomic_load(&closed);
}

static void prepare(void)
{
	struct sigaction action = {.sa_handler = on_signal};

	sigaction(SIGTERM, &action, NULL);
}

static void shut(void)
{
	kill(getpid(), SIGTERM);
}
//@ end

static void *ferry(void *argument)
{
	int *crossings = argument;
	sigset_t not_here;

	sigfillset(&not_here);
	pthread_sigmask(SIG_BLOCK, &not_here, NULL);
	*crossings = 1;
	rendezvous(&sailing);
	while (!is_closed())
		sched_yield();
	return NULL;
}

int main(void)
{
	int crossings[FERRIES] = {0};
	pthread_t ferries[FERRIES];

	prepare();
	for (int i = 0; i < FERRIES; i++)
		if (pthread_create(&ferries[i], NULL, ferry, &crossings[i]))
			return EXIT_FAILURE;
	rendezvous(&sailing);
	shut();
	for (int i = 0; i < FERRIES; i++)
		pthread_join(ferries[i], NULL);
	CHECK(crossings[0] + crossings[1] == FERRIES);
}
