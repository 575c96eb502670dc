/* A failed compare-and-exchange releases nothing. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

static int data;
static atomic_int ready;

static void *first(void *unused)
{
	int expected = 7;

	data = 1;
	atomic_compare_exchange_strong(&ready, &expected, 1);
	atomic_store_explicit(&ready, 1, memory_order_relaxed);
	return unused;
}

static void *second(void *unused)
{
	while (!atomic_load_explicit(&ready, memory_order_acquire))
		;
	CONSUME(data);
	return unused;
}
