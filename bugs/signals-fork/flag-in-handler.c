/*
 * A signal closes a ferry line, and its handler tells two ferries by a flag.
 *
 * The flag is a volatile sig_atomic_t, as every book on signals has it.  That
 * type is for a handler and the thread that it interrupts.  The ferries are
 * other threads: for them the handler is one more thread that writes while they
 * read, with no order and, by the rules of C11, no meaning:
 *
 *	main's handler: closed = 1
 *	ferry:                      reads closed, reads the last departure
 *
 * What the handler wrote before the flag, the ferry may see or not.
 *
 * class:    signals-fork
 * cwe:      364
 * cert:     SIG31 CON02
 * tsan:     data-race closed
 * helgrind: data-race closed
 * drd:      data-race closed
 * explore:  data-race closed
 * native:   nothing -- a volatile int is read and written whole on x86-64
 * hint:     Between whom does volatile sig_atomic_t make anything safe?
 * hint:     Who reads the flag here?
 * hint:     Atomics that are lock-free may be used in handlers, too.
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
static volatile sig_atomic_t closed;

static void on_signal(int number)
{
	(void)number;
	closed = 1; //@ closed
}

static bool is_closed(void)
{
	return closed; //@ closed
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
