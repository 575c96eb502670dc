/* The flag is raised before the payload is there. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

static int data;
static atomic_int ready;

static void *first(void *unused)
{
	atomic_store(&ready, 1);
	data = 1;
	return unused;
}

static void *second(void *unused)
{
	while (!atomic_load_explicit(&ready, memory_order_seq_cst))
		;
	CONSUME(data);
	return unused;
}
