/* A failed compare-and-exchange acquires by its failure order. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

static int data;
static atomic_int ready;

static void *first(void *unused)
{
	data = 1;
	atomic_store_explicit(&ready, 1, memory_order_release);
	return unused;
}

static void *second(void *unused)
{
	int expected;

	do {
		expected = 2;
		atomic_compare_exchange_strong_explicit(&ready, &expected, 3,
							memory_order_acq_rel,
							memory_order_acquire);
	} while (!expected);
	CONSUME(data);
	return unused;
}
