/*
 * A handler runs between the load and the store of another thread's update:
 * its own is lost.
 *
 * expect: check total
 */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>

#include "lab.h"

static atomic_int n;

static void handle(int number)
{
	(void)number;
	atomic_store(&n, atomic_load(&n) + 10);
}

static void *sends(void *other)
{
	pthread_kill(*(pthread_t *)other, SIGUSR1);
	return other;
}

int main(void)
{
	pthread_t t, mine = pthread_self();

	signal(SIGUSR1, handle);
	pthread_create(&t, 0, sends, &mine);
	atomic_store(&n, atomic_load(&n) + 1);
	pthread_join(t, 0);
	CHECK(n == 11); //@ total
}
