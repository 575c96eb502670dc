/*
 * The signal is blocked while the log's lock is held.
 *
 * Why it is enough: the handler cannot run on a thread that holds the lock; the
 * kernel keeps the signal until it is let in again.
 *
 * cost: two system calls for each line, and every holder of every lock that the
 *       handler takes has to do it
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
	sigset_t mine;
	sigset_t before;

	sigemptyset(&mine);
	sigaddset(&mine, SIGUSR1);
	pthread_sigmask(SIG_BLOCK, &mine, &before);
	pthread_mutex_lock(&log_lock);
	write_line(status);
	pthread_mutex_unlock(&log_lock);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
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
