/*
 * The handler notes a text that is there already.
 *
 * Why it is enough: it assigns a pointer that is read when the handler has
 * returned, and calls nothing.
 *
 * cost: a handler can then say only what was written beforehand; no number, no
 *       name, no time of day
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
static void on_alarm(int number)
{
	(void)number;
	report = "too late";
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
