/*
 * A key-value store's main thread and its helper account for their memory.
 *
 * Whoever allocates or frees adds to a counter of his own; the main thread sums
 * them up now and then, to stay below its limit. Only the beginning of the
 * table is aligned to a cache line, so the first counters share one, the main
 * thread's and the helper's among them:
 *
 *	line 0:  | main | helper 1 | helper 2 | ...
 *	            ^        ^
 *	         written   written     for each command, by two processors
 *
 * The main thread is what all commands go through, and it waits for the line
 * each time that a helper has allocated something.
 *
 * class:    scalability
 * origin:   valkey 1179 (the main thread's and the I/O threads' elements of
 *           used_memory_thread shared cache lines)
 * scale:    slow account
 * tsan:     nothing -- the counters are atomic: no race
 * helgrind: nothing -- the counters are atomic: no race
 * drd:      nothing -- the counters are atomic: no race
 * explore:  nothing -- every interleaving gives the same sum, and it has no
 *           clock
 * native:   nothing -- the sum is right
 * hint:     Which memory do the two threads write to, for each command?
 * hint:     What is aligned here, the table or its elements?
 * hint:     Whose counter must not wait for anybody?
 */
#include <pthread.h>
#include <stdalign.h>
#include <stdatomic.h>
#include <stddef.h>

#include "lab.h"

enum {
	LINE = 64,
	MAIN = 0,
	HELPER = 1,
	THREADS = 2,
	COMMANDS = MEASURED(600000, SIZE(400, 2)),
	CHECK_EVERY = MEASURED(1000, SIZE(100, 2)),
	BLOCK = 48
};

//@ edit
/* Written by its thread, read by the main thread too. */
static struct {
	alignas(LINE) atomic_long bytes[THREADS];
} used;

static atomic_long *counter_of(int thread)
{
	return &used.bytes[thread];
}
//@ end

static void account(int thread, long bytes)
{
	atomic_fetch_add_explicit(counter_of(thread), bytes,
				  memory_order_relaxed); //@ account
}

static long used_memory(void)
{
	long sum = 0;

	for (int i = 0; i < THREADS; i++)
		sum += atomic_load_explicit(counter_of(i),
					    memory_order_relaxed);
	return sum;
}

static void *helper(void *unused)
{
	for (int i = 0; i < COMMANDS; i++)
		account(HELPER, -BLOCK); /* frees what the main one used */
	return unused;
}

int main(void)
{
	pthread_t thread;
	long most = 0;

	pthread_create(&thread, NULL, helper, NULL);
	for (int i = 0; i < COMMANDS; i++) {
		account(MAIN, BLOCK);
		if (i % CHECK_EVERY == 0 && used_memory() > most)
			most = used_memory();
	}
	pthread_join(thread, NULL);
	CHECK(used_memory() == 0);
	CHECK(most <= (long)COMMANDS * BLOCK);
}
