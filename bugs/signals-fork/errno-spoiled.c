/*
 * A museum finds no guest book, and a signal changes the reason why.
 *
 * If the book cannot be opened because there is none, a new one is begun; any
 * other reason is a fault.  Between the failed open and the look at errno a
 * signal comes.  Its handler rings a bell by a write() that fails, and write()
 * says so in errno, which belongs to the thread, not to the handler:
 *
 *	main:      open fails, errno = ENOENT
 *	  handler:                            write fails, errno = EBADF
 *	main:                                              not ENOENT: a fault
 *
 * Every call is on the list of those allowed.  The rendezvous lets the signal
 * come just there.
 *
 * class:    signals-fork
 * cwe:      479
 * cert:     ERR32
 * origin:   SoftEtherVPN 2217, processx 334: a SIGCHLD handler called waitpid
 *           and left errno changed; both were found by ThreadSanitizer
 * tsan:     signal-unsafe bell
 * helgrind: nothing -- errno is the thread's own
 * drd:      nothing -- errno is the thread's own
 * explore:  signal-unsafe bell
 * native:   check begun
 * hint:     Where is errno kept, and who writes it?
 * hint:     What does the interrupted code still want from it?
 * hint:     A handler must leave everything as it found it.
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
static void on_signal(int number) //@ bell
{                                 //@ bell
	(void)number;
	(void)!write(bell, "!", 1);
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

	return book < 0 && errno == ENOENT;
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
	CHECK(begun); //@ begun
}
