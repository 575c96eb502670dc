/* pthread_once orders the initialiser before every return. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int data;
static atomic_int ready;

static void initialise(void)
{
	data = 1;
}

static void *first(void *unused)
{
	pthread_once(&once, initialise);
	CONSUME(data);
	atomic_store_explicit(&ready, 1, memory_order_relaxed);
	return unused;
}

static void *second(void *unused)
{
	while (!atomic_load_explicit(&ready, memory_order_relaxed))
		;
	pthread_once(&once, initialise);
	CONSUME(data);
	return unused;
}
