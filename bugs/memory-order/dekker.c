/*
 * Two kilns share one gas main, and each looks whether the other burns.
 *
 * Before it lights, a kiln raises its own flag and then looks at the other's.
 * Whoever looks second must see the first one's flag, so both cannot light at
 * once.  That is Dekker's argument, and it needs a store to be seen before a
 * later load is done.  Relaxed atomics do not promise it, and neither do
 * acquire and release: each store may still wait in its processor's store
 * buffer.
 *
 *	north: flag = true (buffered), looks south: false, lights
 *	south: flag = true (buffered), looks north: false, lights
 *
 * The relaxed flags hand nothing on either: when the kilns do take turns, one
 * reads the meter without being ordered after the other who wrote it.  This is
 * what the detectors see.
 *
 * class:    memory-order
 * cwe:      821
 * tsan:     data-race meter
 * helgrind: data-race meter
 * drd:      data-race meter
 * explore:  data-race meter
 * native:   maybe check total -- the two stores have to stand in the two store
 *           buffers at the same time, on two processors
 * hint:     May a load be done before an earlier store of another variable?
 * hint:     Which order forbids it, and which orders do not?
 * hint:     A flag that says "I am out" also says "and this is what I did".
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { KILNS = 2, FIRINGS = SIZE(20, 2) };

static int meter; /* gas used, guarded by the flags */
static struct rendezvous morning = RENDEZVOUS(KILNS);

//@ edit
static atomic_bool burns[KILNS];

static bool light(int kiln)
{
	atomic_store_explicit(&burns[kiln], true, memory_order_relaxed);
	if (!atomic_load_explicit(&burns[1 - kiln], memory_order_relaxed))
		return true;
	atomic_store_explicit(&burns[kiln], false, memory_order_relaxed);
	return false;
}

static void put_out(int kiln)
{
	atomic_store_explicit(&burns[kiln], false, memory_order_relaxed);
}
//@ end

struct potter {
	int kiln;
	int fired; /* how often it could light */
};

static void *fire(void *argument)
{
	struct potter *potter = argument;

	rendezvous(&morning);
	for (int i = 0; i < FIRINGS; i++) {
		if (!light(potter->kiln))
			continue;
		meter++; //@ meter
		potter->fired++;
		put_out(potter->kiln);
	}
	return NULL;
}

int main(void)
{
	struct potter potters[KILNS] = {{0, 0}, {1, 0}};
	pthread_t threads[KILNS];

	for (int i = 0; i < KILNS; i++)
		pthread_create(&threads[i], NULL, fire, &potters[i]);
	for (int i = 0; i < KILNS; i++)
		pthread_join(threads[i], NULL);
	CHECK(meter == potters[0].fired + potters[1].fired); //@ total
}
