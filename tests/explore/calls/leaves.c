/*
 * _exit() ends the process at once, whatever the other threads are doing.
 *
 * native: 6
 * expect: leak waiter
 */
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "../kernels/lab.h"

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;

static void never(void)
{
	CHECK(0);
}

static void *waits(void *unused)
{
	pthread_mutex_lock(&m);
	return unused;
}

int main(void)
{
	pthread_t t;

	CHECK(atexit(never) == 0);
	pthread_mutex_lock(&m);
	pthread_create(&t, 0, waits, 0); //@ waiter
	_exit(6);
}
