/* What an atomic of a freed block released counts for nothing in the block's
 * next life. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

static int data;
static _Atomic(atomic_int *) reused;

static void *first(void *unused)
{
	atomic_int *flag = calloc(1, sizeof *flag);

	if (!flag)
		abort();
	data = 1;
	atomic_store_explicit(flag, 1, memory_order_release);
	free(flag);
	flag = calloc(1, sizeof *flag); /* the same place, under Valgrind */
	if (!flag)
		abort();
	atomic_store_explicit(&reused, flag, memory_order_relaxed);
	return unused;
}

static void *second(void *unused)
{
	atomic_int *flag;

	while (!(flag = atomic_load_explicit(&reused, memory_order_relaxed)))
		;
	if (!atomic_load_explicit(flag, memory_order_acquire))
		CONSUME(data); /* race */
	return unused;
}
