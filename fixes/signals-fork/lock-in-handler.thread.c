/*
 * All threads block the signal, and one of them waits for it.
 *
 * Why it is enough: sigwait() takes the signal as a function takes a value. The
 * thread that then logs is a thread like others, which waits for the lock until
 * its holder is done.
 *
 * cost: a thread; the signal must be blocked before the first thread is made
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
static pthread_t listener;
static sigset_t awaited;

static void log_line(bool status)
{
	pthread_mutex_lock(&log_lock);
	write_line(status);
	pthread_mutex_unlock(&log_lock);
}

static void *listen(void *unused)
{
	int number;

	(void)unused;
	sigwait(&awaited, &number);
	log_line(true);
	return NULL;
}

static void prepare(void)
{
	sigemptyset(&awaited);
	sigaddset(&awaited, SIGUSR1);
	pthread_sigmask(SIG_BLOCK, &awaited, NULL);
	if (pthread_create(&listener, NULL, listen, NULL))
		exit(EXIT_FAILURE);
}

static void work(void)
{
	for (int i = 0; i < LINES; i++)
		log_line(false);
}

static void finish(void)
{
	pthread_join(listener, NULL);
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
