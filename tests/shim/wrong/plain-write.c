/* A plain write beside an atomic increment of the same object. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

static union {
	atomic_int as_atomic;
	int plain;
} hits;

static void *first(void *unused)
{
	atomic_fetch_add(&hits.as_atomic, 1);
	return unused;
}

static void *second(void *unused)
{
	hits.plain = 0;
	return unused;
}
