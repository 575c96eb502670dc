/*
 * A thread counts in a variable of its own, and publishes now and then.
 *
 * Why it is enough: a local variable lives in a register or on the thread's own
 * stack, which no other processor touches. The shared line is asked for once in
 * BATCH events instead of at each.
 *
 * cost: who reads the counters before the end sees them up to BATCH events late
 */
#include <pthread.h>
#include <stdalign.h>
#include <stdatomic.h>
#include <stddef.h>

#include "lab.h"

enum { THREADS = 2, EVENTS = MEASURED(1000000, SIZE(500, 2)) };

//@ edit
enum { BATCH = SIZE(100, 2) };

static atomic_long reads[THREADS]; /* each written by its thread alone */

static void serve(int thread)
{
	long mine = 0; /* not published yet */

	for (int i = 0; i < EVENTS; i++) {
		if (++mine < BATCH)
			continue;
		atomic_fetch_add_explicit(&reads[thread], mine,
					  memory_order_relaxed);
		mine = 0;
	}
	atomic_fetch_add_explicit(&reads[thread], mine, memory_order_relaxed);
}

static long reads_of(int thread)
{
	return atomic_load_explicit(&reads[thread], memory_order_relaxed);
}
//@ end

static int numbers[THREADS]; /* written before the threads start */

static void *network_thread(void *number)
{
	serve(*(int *)number);
	return NULL;
}

int main(void)
{
	pthread_t threads[THREADS];
	long all = 0;

	for (int i = 0; i < THREADS; i++) {
		numbers[i] = i;
		pthread_create(&threads[i], NULL, network_thread, &numbers[i]);
	}
	for (int i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
		all += reads_of(i);
	}
	CHECK(all == (long)THREADS * EVENTS);
}
