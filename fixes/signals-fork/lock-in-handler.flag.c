/*
 * The handler sets a flag, and the thread that logs looks at it.
 *
 * Why it is enough: a handler may write a volatile sig_atomic_t, and nothing
 * else happens in it. The lock is taken by a thread that does not hold it.
 *
 * cost: the status comes when the thread next looks, not at once
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
static volatile sig_atomic_t wanted; /* set by the handler, taken by main */

static void log_line(bool status)
{
	pthread_mutex_lock(&log_lock);
	write_line(status);
	pthread_mutex_unlock(&log_lock);
}

static void on_signal(int number)
{
	(void)number;
	wanted = 1;
}

static void prepare(void)
{
	struct sigaction action = {.sa_handler = on_signal};

	sigaction(SIGUSR1, &action, NULL);
}

static void answer(void)
{
	if (wanted) {
		wanted = 0;
		log_line(true);
	}
}

static void work(void)
{
	for (int i = 0; i < LINES; i++) {
		log_line(false);
		answer();
	}
}

static void finish(void)
{
	answer();
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
