/*
 * A signal asks a greenhouse for its status while it writes its log.
 *
 * The handler calls log_line(), which locks.  A handler is no thread of its
 * own: it runs on top of the thread that the signal found, and that one may
 * stand between lock and unlock.  Then it waits for itself:
 *
 *	main:            lock, writes a line ...
 *	  handler:                              lock ... waits for main
 *
 * The clock's rendezvous makes the signal come just there; in real life it
 * takes a week.
 *
 * class:    signals-fork
 * cwe:      828
 * cert:     SIG30
 * origin:   EasyLogger 64: a timer's signal handler logged while the thread
 *           that it had interrupted was logging, and all threads stopped at the
 *           log's lock
 * tsan:     nothing -- it holds signals back until a library call returns,
 *           often the unlock, and does not ask who waits for what
 * helgrind: nothing -- it does not ask who waits for what
 * drd:      misuse lock
 * explore:  deadlock lock
 * native:   deadlock lock
 * hint:     On which thread does a handler run?
 * hint:     What may that thread hold at this moment?
 * hint:     Let the handler say that something is wanted, and let a thread do
 *           it.
 */
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "lab.h"

enum { LINES = 3 };

static int lines; /* in the log, guarded by its lock */
static int asked; /* status lines among them, likewise */
static struct rendezvous writing = RENDEZVOUS(2);
static struct rendezvous interrupted = RENDEZVOUS(2);

static void write_line(bool status)
{
	rendezvous(&writing);
	lines++;
	asked += status;
	rendezvous(&interrupted);
}

//@ edit
static pthread_mutex_t log_lock = PTHREAD_MUTEX_INITIALIZER;

static void log_line(bool status)
{
	pthread_mutex_lock(&log_lock); //@ lock
	write_line(status);
	pthread_mutex_unlock(&log_lock);
}

static void on_signal(int number)
{
	(void)number;
	log_line(true);
}

static void prepare(void)
{
	struct sigaction action = {.sa_handler = on_signal};

	sigaction(SIGUSR1, &action, NULL);
}

static void work(void)
{
	for (int i = 0; i < LINES; i++)
		log_line(false);
}

static void finish(void)
{
}
//@ end

static void *clock_tower(void *unused)
{
	sigset_t not_here;

	(void)unused;
	sigfillset(&not_here);
	pthread_sigmask(SIG_BLOCK, &not_here, NULL);
	rendezvous(&writing);
	kill(getpid(), SIGUSR1);
	rendezvous(&interrupted);
	return NULL;
}

int main(void)
{
	pthread_t clock;

	prepare();
	if (pthread_create(&clock, NULL, clock_tower, NULL))
		return EXIT_FAILURE;
	work();
	pthread_join(clock, NULL);
	finish();
	CHECK(lines == LINES + 1 && asked == 1);
}
