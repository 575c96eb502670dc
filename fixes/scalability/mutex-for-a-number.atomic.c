/*
 * One atomic addition: nobody sleeps, nobody is woken.
 *
 * Why it is enough: fetch_add is indivisible, and nothing but the number is
 * shared, so the relaxed order will do; the joins order it before main reads
 * it.
 *
 * cost: the line still travels from processor to processor for every packet;
 *       when a second number must agree with this one, it is the mutex again
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

#include "lab.h"

enum { THREADS = 2, PACKETS = MEASURED(100000, SIZE(300, 2)), SIZE_OF_ONE = 9 };

//@ edit
static atomic_long received;

static void receive(long bytes)
{
	atomic_fetch_add_explicit(&received, bytes, memory_order_relaxed);
}

static long received_so_far(void)
{
	return atomic_load_explicit(&received, memory_order_relaxed);
}
//@ end

static void *download(void *unused)
{
	for (int i = 0; i < PACKETS; i++)
		receive(SIZE_OF_ONE);
	return unused;
}

int main(void)
{
	pthread_t threads[THREADS];

	for (int i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, download, NULL);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	CHECK(received_so_far() == (long)THREADS * PACKETS * SIZE_OF_ONE);
}
