/* A relaxed read-modify-write of another thread continues the sequence. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

static int data;
static atomic_int stage;

static void *first(void *unused)
{
	data = 1;
	atomic_store_explicit(&stage, 1, memory_order_release);
	while (atomic_load_explicit(&stage, memory_order_relaxed) != 2)
		;
	return unused;
}

static void *second(void *unused)
{
	int expected = 1;

	while (!atomic_compare_exchange_strong_explicit(&stage, &expected, 2,
							memory_order_relaxed,
							memory_order_relaxed))
		expected = 1;
	if (atomic_load_explicit(&stage, memory_order_acquire) == 2)
		CONSUME(data);
	return unused;
}
