/*
 * The looks are relaxed, and one more that acquires follows them.
 *
 * Why it is enough: once set, the flag stays so, and a thread never sees an
 * atomic go back.  The last look therefore reads the same store, and orders.
 *
 * cost: one load more, once; right only because nobody takes the flag back
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

static int degrees; /* written before `hot` is released, read after */
static atomic_bool hot;

static void *kiln(void *unused)
{
	(void)unused;
	degrees = 1240;
	atomic_store_explicit(&hot, true, memory_order_release);
	return NULL;
}

//@ edit
static int await_heat(void)
{
	while (!atomic_load_explicit(&hot, memory_order_relaxed))
		sched_yield();
	return atomic_load_explicit(&hot, memory_order_acquire) ? degrees : -1;
}
//@ end

static void *potter(void *unused)
{
	(void)unused;
	CHECK(await_heat() == 1240);
	return NULL;
}

int main(void)
{
	pthread_t cellar;
	pthread_t workshop;

	pthread_create(&cellar, NULL, kiln, NULL);
	pthread_create(&workshop, NULL, potter, NULL);
	pthread_join(cellar, NULL);
	pthread_join(workshop, NULL);
}
