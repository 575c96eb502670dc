/*
 * clock.h - vector clocks (Fidge 1988, Mattern 1989).
 *
 * Entry t of a clock is how much of thread t happens before its owner.
 * Entries past `n` are zero, so that a new clock costs nothing.
 */
#ifndef EXPLORE_CLOCK_H
#define EXPLORE_CLOCK_H

#include <stdint.h>

#include "set.h"

struct clock {
	uint32_t n;
	uint32_t at[MAX_THREADS];
};

static inline uint32_t clock_of(const struct clock *c, int thread)
{
	return (uint32_t)thread < c->n ? c->at[thread] : 0;
}

static inline void clock_clear(struct clock *c)
{
	c->n = 0;
}

static inline void clock_copy(struct clock *to, const struct clock *from)
{
	to->n = from->n;
	for (uint32_t i = 0; i < from->n; i++)
		to->at[i] = from->at[i];
}

/* *to becomes the least upper bound of both. */
static inline void clock_join(struct clock *to, const struct clock *from)
{
	while (to->n < from->n)
		to->at[to->n++] = 0;
	for (uint32_t i = 0; i < from->n; i++)
		if (to->at[i] < from->at[i])
			to->at[i] = from->at[i];
}

static inline void clock_set(struct clock *c, int thread, uint32_t value)
{
	while (c->n <= (uint32_t)thread)
		c->at[c->n++] = 0;
	c->at[thread] = value;
}

#endif
