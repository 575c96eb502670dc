/* Each node is published, read and freed by the other thread, many times in the
 * same memory. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "../two.h"

struct node {
	atomic_int ready;
	int data;
};

static _Atomic(struct node *) shared;

static struct node *made(void)
{
	struct node *node = malloc(sizeof *node);

	if (!node)
		abort();
	atomic_init(&node->ready, 0);
	return node;
}

static void *first(void *unused)
{
	for (int i = 0; i < 30; i++) {
		struct node *node = made();

		node->data = i;
		atomic_store_explicit(&node->ready, 1, memory_order_relaxed);
		atomic_store_explicit(&shared, node, memory_order_release);
		while (atomic_load_explicit(&shared, memory_order_acquire))
			;
	}
	return unused;
}

static void *second(void *unused)
{
	for (int i = 0; i < 30; i++) {
		struct node *node;

		while (!(node = atomic_load_explicit(&shared,
						     memory_order_acquire)))
			;
		CONSUME(node->data);
		free(node);
		atomic_store_explicit(&shared, NULL, memory_order_release);
	}
	return unused;
}
