/*
 * policy.h - who runs next.
 *
 * A policy is one file, policy_NAME.c, ending in a POLICY(NAME) table; the
 * linker collects the tables.  The engine asks it, and it may look at the
 * engine's threads, their pending events and `runnable`.
 */
#ifndef EXPLORE_POLICY_H
#define EXPLORE_POLICY_H

#include <stdbool.h>

#include "engine.h"

struct policy {
	const char *name;

	/* Begin execution number `schedule`, from 0; false: there is nothing
	   left to explore. */
	bool (*begin)(uint64_t schedule);

	/* The thread to run, a member of `runnable` (never empty), or -1 to
	   cut this execution short. */
	int (*choose)(void);

	/* One of n alternatives (waiters of a condition), n > 1. */
	int (*pick)(int n);

	/* The execution has ended.  May be NULL. */
	void (*end)(enum outcome why);
};

extern const struct policy *policy; /* of the current execution */

/* The policy called `name`, or NULL. */
const struct policy *policy_named(const char *name);

/* The seed of the whole run, and the generator of the current execution,
   seeded from both: the same seed and schedule give the same numbers. */
void random_seed(uint64_t seed, uint64_t schedule);
uint64_t random_next(void);

/* 0 <= result < n. */
static inline uint32_t random_below(uint32_t n)
{
	return (uint32_t)(((random_next() >> 32) * n) >> 32);
}

#define POLICY(id) \
	static const struct policy id##_policy; \
	__attribute__(( \
		used, section("racelab_policies"))) static const struct policy \
		*const id##_entry = &id##_policy; \
	static const struct policy id##_policy

#endif
