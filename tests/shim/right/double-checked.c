/* Double-checked initialisation with release and acquire. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards made */
static int data;
static _Atomic(int *) made;

static void *first(void *unused)
{
	int *seen = atomic_load_explicit(&made, memory_order_acquire);

	if (!seen) {
		pthread_mutex_lock(&lock);
		seen = atomic_load_explicit(&made, memory_order_relaxed);
		if (!seen) {
			data = 1;
			seen = &data;
			atomic_store_explicit(&made, seen,
					      memory_order_release);
		}
		pthread_mutex_unlock(&lock);
	}
	CONSUME(*seen);
	return unused;
}

static void *second(void *unused)
{
	while (!atomic_load_explicit(&made, memory_order_relaxed))
		;
	{
		int *seen = atomic_load_explicit(&made, memory_order_acquire);

		if (!seen) {
			pthread_mutex_lock(&lock);
			seen = atomic_load_explicit(&made,
						    memory_order_relaxed);
			if (!seen) {
				data = 1;
				seen = &data;
				atomic_store_explicit(&made, seen,
						      memory_order_release);
			}
			pthread_mutex_unlock(&lock);
		}
		CONSUME(*seen);
	}
	return unused;
}
