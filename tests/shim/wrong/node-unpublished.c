/* The node's pointer is published with relaxed order. */
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
	struct node *node = made();

	node->data = 1;
	atomic_store_explicit(&shared, node, memory_order_relaxed);
	return unused;
}

static void *second(void *unused)
{
	struct node *node;

	while (!(node = atomic_load_explicit(&shared, memory_order_relaxed)))
		;
	CONSUME(node->data);
	return unused;
}
