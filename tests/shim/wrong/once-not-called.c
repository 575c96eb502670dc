/* Who does not call pthread_once is not ordered after the initialiser. */
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
