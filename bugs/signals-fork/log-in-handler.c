/*
 * A gatekeeper's patience ends in a signal, and its handler writes a report.
 *
 * A visitor who does not say the password in time is turned away by SIGALRM.
 * The handler notes it, and to note it copies a text with malloc().  The signal
 * may have found the gatekeeper within malloc() or free(), with the heap's lock
 * held or its lists half changed:
 *
 *	gatekeeper: free(), takes a block out of its list ...
 *	  handler:                                      malloc() walks the list
 *
 * Then it waits for itself, or worse, goes on with a broken heap.  malloc is
 * the usual one, but stdio, syslog and all that is not in signal-safety(7) will
 * do.
 *
 * class:    signals-fork
 * cwe:      364 828
 * cert:     SIG30
 * origin:   CVE-2024-6387 (OpenSSH): sshd's handler for the end of the login
 *           time logged by syslog, which allocates; whoever timed it well could
 *           run code as root
 * tsan:     signal-unsafe copy; maybe signal-unsafe handler -- making that
 *           report changes errno, which it then reports as well
 * helgrind: nothing -- it does not know that a handler is one
 * drd:      nothing -- it does not know that a handler is one
 * explore:  signal-unsafe copy
 * native:   nothing -- the signal would have to come while malloc is at work
 * hint:     What may the thread have been doing when the signal came?
 * hint:     Is strdup() in the list of signal-safety(7)?
 * hint:     The thread that was interrupted will be back soon. Let it do the
 *           work.
 */
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab.h"

static volatile sig_atomic_t turned_away;
static const char *volatile report; /* by the handler or by main */
static struct rendezvous time_up = RENDEZVOUS(2);

//@ edit
static void note(const char *text)
{
	report = strdup(text); //@ copy
}

static void on_alarm(int number) //@ handler
{                                //@ handler
	(void)number;
	note("too late");
	turned_away = 1;
}

static void close_gate(void)
{
}
//@ end

static void *clock_tower(void *argument)
{
	const pthread_t *gatekeeper = argument;

	pthread_kill(*gatekeeper, SIGALRM);
	rendezvous(&time_up);
	return NULL;
}

int main(void)
{
	struct sigaction action = {.sa_handler = on_alarm};
	pthread_t gatekeeper = pthread_self();
	pthread_t clock;

	sigaction(SIGALRM, &action, NULL);
	if (pthread_create(&clock, NULL, clock_tower, &gatekeeper))
		return EXIT_FAILURE;
	rendezvous(&time_up);
	pthread_join(clock, NULL);
	CHECK(turned_away);
	close_gate();
	CHECK(report && strcmp(report, "too late") == 0);
}
