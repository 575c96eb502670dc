/*
 * clock.h - vector clocks (Fidge 1988, Mattern 1989).
 *
 * Entry t of a clock is how much of thread t happens before its owner.
 * Entries past `n` are zero, so that a new clock costs nothing; four are
 * handled at once, which all machines can.  Entries stay far below 2^31.
 */
#ifndef EXPLORE_CLOCK_H
#define EXPLORE_CLOCK_H

#include <stdint.h>

#include "set.h"

enum { CLOCK_GROUP = 4 };

typedef int32_t clock_group __attribute__((vector_size(16)));

struct clock {
	uint32_t n; /* a multiple of CLOCK_GROUP */
	union {
		int32_t at[MAX_THREADS];
		clock_group group[MAX_THREADS / CLOCK_GROUP];
	};
};

static inline void clock_clear(struct clock *c)
{
	c->n = 0;
}

/* Make the first `n` entries ones that may be used as they are. */
static inline void clock_widen(struct clock *c, uint32_t n)
{
	for (; c->n < n; c->n += CLOCK_GROUP)
		c->group[c->n / CLOCK_GROUP] = (clock_group) {0};
}

static inline void clock_copy(struct clock *to, const struct clock *from)
{
	uint32_t groups = from->n / CLOCK_GROUP;

	to->n = from->n;
	for (uint32_t i = 0; i < groups; i++)
		to->group[i] = from->group[i];
}

/* *to becomes the least upper bound of both. */
static inline void clock_join(struct clock *to, const struct clock *from)
{
	uint32_t groups = from->n / CLOCK_GROUP;

	clock_widen(to, from->n);
	for (uint32_t i = 0; i < groups; i++) {
		clock_group less = to->group[i] < from->group[i];

		to->group[i] = (from->group[i] & less) | (to->group[i] & ~less);
	}
}

#endif
