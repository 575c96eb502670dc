/* The payload is written after the release; a relaxed store adds nothing. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

static int data;
static atomic_int stage;

static void *first(void *unused)
{
	atomic_store_explicit(&stage, 1, memory_order_release);
	data = 1;
	atomic_store_explicit(&stage, 2, memory_order_relaxed);
	return unused;
}

static void *second(void *unused)
{
	while (atomic_load_explicit(&stage, memory_order_acquire) != 2)
		;
	CONSUME(data);
	return unused;
}
