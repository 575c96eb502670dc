/* A release fence and an acquire load. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

static int data;
static atomic_int ready;

static void *first(void *unused)
{
	data = 1;
	atomic_thread_fence(memory_order_release);
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
