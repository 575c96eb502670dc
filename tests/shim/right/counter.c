/* Relaxed counting and the ++ operator. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

static atomic_int hits;
static atomic_long more;

static void *first(void *unused)
{
	for (int i = 0; i < 20; i++) {
		hits++;
		atomic_fetch_add_explicit(&more, 1, memory_order_relaxed);
	}
	return unused;
}

static void *second(void *unused)
{
	for (int i = 0; i < 20; i++) {
		hits++;
		atomic_fetch_add_explicit(&more, 1, memory_order_relaxed);
	}
	return unused;
}
