/*
 * Between flockfile() and funlockfile() the stream is one thread's: two locks
 * in two orders are a deadlock.
 *
 * expect: deadlock first second
 */
#include <pthread.h>
#include <stdio.h>

#include "lab.h"

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;

static void *one(void *unused)
{
	flockfile(stdout);
	printf("one ");
	pthread_mutex_lock(&m); //@ first
	pthread_mutex_unlock(&m);
	funlockfile(stdout);
	return unused;
}

static void *other(void *unused)
{
	pthread_mutex_lock(&m);
	printf("other "); //@ second
	pthread_mutex_unlock(&m);
	return unused;
}

int main(void)
{
	pthread_t t[2];

	pthread_create(&t[0], 0, one, 0);
	pthread_create(&t[1], 0, other, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
}
