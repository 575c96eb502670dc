/*
 * main() ends while a worker may still be at it; atexit() handlers run first.
 *
 * expect: leak create
 * expect: check half
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "lab.h"

static atomic_int done, handled;

static void *worker(void *unused)
{
	atomic_store(&done, 1);
	return unused;
}

static void handler(void)
{
	atomic_store(&handled, 1);
}

static void look(void)
{
	CHECK(handled);
	CHECK(done); //@ half
}
AT_EXIT(look);

int main(void)
{
	pthread_t t;

	atexit(handler);
	pthread_create(&t, 0, worker, 0); //@ create
	exit(0);
}
