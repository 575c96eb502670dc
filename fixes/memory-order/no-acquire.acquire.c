/*
 * Every look at the flag acquires.
 *
 * Why it is enough: the look that finds it set reads what the kiln's release
 * has written, and nothing after it in the potter's thread may come before it.
 *
 * cost: on x86-64 nothing; on aarch64 every turn of the loop pays for an order
 *       that only the last one needs
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
	while (!atomic_load_explicit(&hot, memory_order_acquire))
		sched_yield();
	return degrees;
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
