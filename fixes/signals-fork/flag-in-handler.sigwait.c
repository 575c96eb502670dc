/*
 * No handler: the signal is blocked everywhere, and main waits for it.
 *
 * Why it is enough: sigwait() returns in a thread like any other, which may
 * lock as it likes; and the flag has a lock.
 *
 * cost: the thread that waits can do nothing else
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
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static bool closed; /* guarded by `lock` */
static sigset_t awaited;

static bool is_closed(void)
{
	bool now;

	pthread_mutex_lock(&lock);
	now = closed;
	pthread_mutex_unlock(&lock);
	return now;
}

static void prepare(void)
{
	sigemptyset(&awaited);
	sigaddset(&awaited, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &awaited, NULL);
}

static void shut(void)
{
	int number;

	kill(getpid(), SIGTERM);
	sigwait(&awaited, &number);
	pthread_mutex_lock(&lock);
	closed = true;
	pthread_mutex_unlock(&lock);
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
