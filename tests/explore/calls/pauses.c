/*
 * pause() ends when a handler has run, and never if it ran before.
 *
 * expect: stuck here
 */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include "../kernels/lab.h"

static volatile sig_atomic_t ran;
static pthread_t sleeper; /* set before the thread is created */

static void note(int number)
{
	ran = number;
}

static void *wakes(void *unused)
{
	sleep(1); /* natively the other is asleep by then, or stays so */
	pthread_kill(sleeper, SIGUSR1);
	return unused;
}

int main(void)
{
	pthread_t t;

	sleeper = pthread_self();
	CHECK(signal(SIGUSR1, note) == SIG_DFL);
	pthread_create(&t, 0, wakes, 0);
	CHECK(pause() == -1 && errno == EINTR && ran == SIGUSR1); //@ here
	pthread_join(t, 0);
}
