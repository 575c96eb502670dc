/* A plain store over an atomic ends the release sequence that was there. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

static union {
	atomic_int as_atomic;
	int plain;
} flag;
static int data;

static void *first(void *unused)
{
	data = 1;
	atomic_store_explicit(&flag.as_atomic, 1, memory_order_release);
	flag.plain = 2;
	return unused;
}

static void *second(void *unused)
{
	while (atomic_load_explicit(&flag.as_atomic, memory_order_relaxed) != 2)
		;
	if (atomic_load_explicit(&flag.as_atomic, memory_order_acquire) == 2)
		CONSUME(data); /* race */
	return unused;
}
