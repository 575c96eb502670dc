/* The operators of _Atomic are sequentially consistent. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

static int data;
static atomic_int ready;

static void *first(void *unused)
{
	data = 1;
	ready = 1;
	return unused;
}

static void *second(void *unused)
{
	while (!ready)
		;
	CONSUME(data);
	return unused;
}
