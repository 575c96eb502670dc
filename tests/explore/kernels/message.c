/*
 * Release and acquire publish plain data: right, and no false alarm.
 *
 * expect: all 2
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

static int data; /* published by ready */
static atomic_int ready;

static void *produce(void *unused)
{
	data = 42;
	atomic_store_explicit(&ready, 1, memory_order_release);
	return unused;
}

static void *consume(void *unused)
{
	if (atomic_load_explicit(&ready, memory_order_acquire))
		CHECK(data == 42);
	return unused;
}

int main(void)
{
	pthread_t t[2];

	pthread_create(&t[0], 0, produce, 0);
	pthread_create(&t[1], 0, consume, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
}
