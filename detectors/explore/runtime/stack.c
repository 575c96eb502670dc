/* stack.c - call paths and sets of locks. */
#include "stack.h"

#include "pages.h"

enum { NODES = 1 << 20, MAX_DEPTH = 1000 };

struct node {
	uintptr_t pc;
	uint32_t parent, child, sibling;
	uint32_t depth;
};

static struct node *nodes;
static uint32_t used = 2;

void stack_init(void)
{
	nodes = pages(NODES * sizeof *nodes);
}

uint32_t stack_enter(uint32_t stack, uintptr_t pc)
{
	struct node *n = &nodes[stack];
	uint32_t i;

	for (i = n->child; i; i = nodes[i].sibling)
		if (nodes[i].pc == pc)
			return i;
	if (used == NODES || n->depth >= MAX_DEPTH)
		return stack;
	i = used++;
	nodes[i] = (struct node) {.pc = pc,
				  .parent = stack,
				  .sibling = n->child,
				  .depth = n->depth + 1};
	n->child = i;
	return i;
}

uint32_t stack_leave(uint32_t stack)
{
	return nodes[stack].parent;
}

uintptr_t stack_call(uint32_t stack)
{
	return nodes[stack].pc;
}
