/*
 * Output is shown once, for the failing schedule.
 *
 * expect: check wrong
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

#include "lab.h"

static atomic_int x;

static void *worker(void *unused)
{
	atomic_store(&x, atomic_load(&x) + 1);
	return unused;
}

int main(void)
{
	pthread_t t[2];

	printf("I speak\n");
	pthread_create(&t[0], 0, worker, 0);
	pthread_create(&t[1], 0, worker, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
	CHECK(x == 2); //@ wrong
}
