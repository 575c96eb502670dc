/*
 * A handler that locks what the thread it interrupts may hold.
 *
 * expect: deadlock handler main
 */
#include <pthread.h>
#include <signal.h>

#include "lab.h"

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static int n; /* guarded by m */
static pthread_t mine;

static void handle(int number)
{
	pthread_mutex_lock(&m); //@ handler
	n += number;
	pthread_mutex_unlock(&m);
}

static void *sends(void *unused)
{
	pthread_kill(mine, SIGUSR1);
	return unused;
}

int main(void)
{
	pthread_t t;

	mine = pthread_self();
	signal(SIGUSR1, handle);
	pthread_create(&t, 0, sends, 0);
	pthread_mutex_lock(&m); //@ main
	n++;
	pthread_mutex_unlock(&m);
	pthread_join(t, 0);
	CHECK(n == 1 + SIGUSR1);
}
