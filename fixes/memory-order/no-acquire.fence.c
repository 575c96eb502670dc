/*
 * The looks stay relaxed, and a fence behind the loop acquires.
 *
 * A clean twin: not one acquire load is to be seen.  Why it is enough: an
 * acquire fence after a relaxed load takes over what the release store handed
 * on that the load has read (C11 7.17.4).  It is paid for once, when the
 * waiting is over.
 *
 * cost: whoever reads the loop has to know of the fence; ThreadSanitizer does
 *       not
 * tsan: noise data-race degrees -- it does not know fences, and to it the loads
 *       order nothing
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
	degrees = 1240; //@ degrees
	atomic_store_explicit(&hot, true, memory_order_release);
	return NULL;
}

//@ edit
static int await_heat(void)
{
	while (!atomic_load_explicit(&hot, memory_order_relaxed))
		sched_yield();
	atomic_thread_fence(memory_order_acquire);
	return degrees; //@ degrees
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
