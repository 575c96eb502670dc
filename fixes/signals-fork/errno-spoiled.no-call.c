/*
 * The handler counts, and the bell is rung elsewhere.
 *
 * Why it is enough: a handler that calls nothing changes no errno.
 *
 * cost: somebody has to look at the count
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "lab.h"

static int bell = -1; /* a pipe to whoever listens; -1: nobody does */
static struct rendezvous failed = RENDEZVOUS(2);
static struct rendezvous rung = RENDEZVOUS(2);

//@ edit
static volatile sig_atomic_t visitors;

static void on_signal(int number)
{
	(void)number;
	visitors = 1;
}
//@ end

static int open_book(const char *name)
{
	int book = open(name, O_RDONLY | O_CLOEXEC);

	rendezvous(&failed);
	rendezvous(&rung);
	return book;
}

//@ edit
/* Whether a new book has been begun. */
static bool begin(void)
{
	int book = open_book("/nowhere/guests");
	bool none = book < 0 && errno == ENOENT;

	if (visitors)
		(void)!write(bell, "!", 1);
	return none;
}
//@ end

static void *visitor(void *unused)
{
	sigset_t not_here;

	(void)unused;
	sigfillset(&not_here);
	pthread_sigmask(SIG_BLOCK, &not_here, NULL);
	rendezvous(&failed);
	kill(getpid(), SIGUSR1);
	rendezvous(&rung);
	return NULL;
}

int main(void)
{
	struct sigaction action = {.sa_handler = on_signal};
	pthread_t thread;
	bool begun;

	sigaction(SIGUSR1, &action, NULL);
	if (pthread_create(&thread, NULL, visitor, NULL))
		return EXIT_FAILURE;
	begun = begin();
	pthread_join(thread, NULL);
	CHECK(begun);
}
