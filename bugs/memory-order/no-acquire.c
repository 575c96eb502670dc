/*
 * A kiln tells with release that it is hot, and the potter looks in passing.
 *
 * The kiln's store hands on the programme that it wrote before.  The potter
 * polls the flag with relaxed loads, because polling should be cheap, and so
 * never takes over what was handed on: compiler and processor may read the
 * programme before the flag.
 *
 *	potter: reads degrees (0)
 *	kiln:                      degrees = 1240, hot = true
 *	potter:                                                reads hot (true)
 *
 * class:    memory-order
 * cwe:      821
 * tsan:     data-race degrees
 * helgrind: data-race degrees
 * drd:      data-race degrees
 * explore:  data-race degrees
 * native:   nothing -- x86-64 keeps loads in order and so does the compiler at
 *           -O0, other machines do not
 * hint:     The store has the right order. What about the load?
 * hint:     Which read may move in front of a relaxed load?
 * hint:     Only the look that finds the flag set has to be ordered.
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
