/* A spin lock whose unlock releases nothing. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

static int data;
static atomic_flag locked = ATOMIC_FLAG_INIT;

static void *first(void *unused)
{
	for (int i = 0; i < 20; i++) {
		while (atomic_flag_test_and_set_explicit(&locked,
							 memory_order_acquire))
			;
		data++;
		atomic_flag_clear_explicit(&locked, memory_order_relaxed);
	}
	return unused;
}

static void *second(void *unused)
{
	for (int i = 0; i < 20; i++) {
		while (atomic_flag_test_and_set_explicit(&locked,
							 memory_order_acquire))
			;
		data++;
		atomic_flag_clear_explicit(&locked, memory_order_relaxed);
	}
	return unused;
}
