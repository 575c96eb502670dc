/*
 * A weather buoy publishes its report with a relaxed flag.
 *
 * The flag is atomic, and still the report is not safe.  A relaxed store says
 * that the flag itself is never torn, and nothing about what was written
 * before it.  Compiler and processor may let the flag overtake the report:
 *
 *	buoy:    ready = true
 *	harbour:               sees ready, reads wind (0)   <- no report yet
 *	buoy:    wind = 7
 *
 * Without a release that an acquire has read from, the write of the report and
 * its reading are unordered: a data race, on every machine.
 *
 * class:    memory-order
 * cwe:      821
 * tsan:     data-race wind
 * helgrind: data-race wind
 * drd:      data-race wind
 * explore:  data-race wind
 * native:   maybe check stale -- x86-64 keeps stores in order and loads in
 *           order, and -O0 the compiler too, other machines do not
 * hint:     What exactly does memory_order_relaxed promise?
 * hint:     Which write must be visible to whoever has seen the flag?
 * hint:     The writer has to release what the reader acquires.
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

//@ edit
static int wind; /* written before `ready` is set, read after */
static atomic_bool ready;

static void publish(int measured)
{
	wind = measured; //@ wind
	atomic_store_explicit(&ready, true, memory_order_relaxed);
}

static int await_report(void)
{
	while (!atomic_load_explicit(&ready, memory_order_relaxed))
		sched_yield();
	return wind; //@ wind
}
//@ end

static void *buoy(void *unused)
{
	(void)unused;
	publish(7);
	return NULL;
}

static void *harbour(void *unused)
{
	(void)unused;
	CHECK(await_report() == 7); //@ stale
	return NULL;
}

int main(void)
{
	pthread_t sea;
	pthread_t shore;

	pthread_create(&sea, NULL, buoy, NULL);
	pthread_create(&shore, NULL, harbour, NULL);
	pthread_join(sea, NULL);
	pthread_join(shore, NULL);
}
