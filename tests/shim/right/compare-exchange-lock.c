/* A spin lock by compare-and-exchange. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

static int data;
static atomic_int locked;

static void *first(void *unused)
{
	for (int i = 0; i < 20; i++) {
		int is_free = 0;

		while (!atomic_compare_exchange_weak_explicit(
			&locked, &is_free, 1, memory_order_acquire,
			memory_order_relaxed))
			is_free = 0;
		data++;
		atomic_store_explicit(&locked, 0, memory_order_release);
	}
	return unused;
}

static void *second(void *unused)
{
	for (int i = 0; i < 20; i++) {
		int is_free = 0;

		while (!atomic_compare_exchange_weak_explicit(
			&locked, &is_free, 1, memory_order_acquire,
			memory_order_relaxed))
			is_free = 0;
		data++;
		atomic_store_explicit(&locked, 0, memory_order_release);
	}
	return unused;
}
