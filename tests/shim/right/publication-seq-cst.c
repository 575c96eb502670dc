/* A sequentially consistent flag publishes too. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

static int data;
static atomic_int ready;

static void *first(void *unused)
{
	data = 1;
	atomic_store_explicit(&ready, 1, memory_order_seq_cst);
	return unused;
}

static void *second(void *unused)
{
	while (!atomic_load_explicit(&ready, memory_order_seq_cst))
		;
	CONSUME(data);
	return unused;
}
