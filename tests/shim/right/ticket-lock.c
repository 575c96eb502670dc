/* A ticket lock. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

static int data;
static atomic_int ticket;
static atomic_int turn;

static void *first(void *unused)
{
	for (int i = 0; i < 20; i++) {
		int mine = atomic_fetch_add_explicit(&ticket, 1,
						     memory_order_relaxed);

		while (atomic_load_explicit(&turn, memory_order_acquire) !=
		       mine)
			;
		data++;
		atomic_store_explicit(&turn, mine + 1, memory_order_release);
	}
	return unused;
}

static void *second(void *unused)
{
	for (int i = 0; i < 20; i++) {
		int mine = atomic_fetch_add_explicit(&ticket, 1,
						     memory_order_relaxed);

		while (atomic_load_explicit(&turn, memory_order_acquire) !=
		       mine)
			;
		data++;
		atomic_store_explicit(&turn, mine + 1, memory_order_release);
	}
	return unused;
}
