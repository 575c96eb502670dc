/*
 * stack.h - call paths and sets of locks, one number each.
 *
 * Both are paths in a tree that is kept over all executions: remembering how
 * an access was reached and with which locks costs eight bytes.
 */
#ifndef EXPLORE_STACK_H
#define EXPLORE_STACK_H

#include <stdint.h>

enum {
	NO_CALLS = 0, /* a thread's outermost frame */
	NO_LOCKS = 1, /* holds none */
};

/* Make the tree; once, before all else. */
void stack_init(void);

/* The path one step longer: a call made at `pc`, or a lock's address.  When
   the tree is full, or the path too long, it stays as it is. */
uint32_t stack_enter(uint32_t stack, uintptr_t pc);

/* The path one step shorter. */
uint32_t stack_leave(uint32_t stack);

/* The call or lock that the path ends with; 0 for the two empty ones. */
uintptr_t stack_call(uint32_t stack);

#endif
