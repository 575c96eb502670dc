/*
 * set.h - a set of threads, as a bit for each.
 */
#ifndef EXPLORE_SET_H
#define EXPLORE_SET_H

#include <stdbool.h>
#include <stdint.h>

/* How many threads one execution may create, main included. */
enum { MAX_THREADS = 128 };

__extension__ typedef unsigned __int128 set;

static inline set set_of(int thread)
{
	return (set)1 << thread;
}

static inline bool set_has(set s, int thread)
{
	return (s >> thread) & 1;
}

/* The smallest member; `s` must not be empty. */
static inline int set_first(set s)
{
	uint64_t low = (uint64_t)s;

	return low ? __builtin_ctzll(low)
		   : 64 + __builtin_ctzll((uint64_t)(s >> 64));
}

/* for (set left = s; left; left = set_rest(left)) use(set_first(left)) */
static inline set set_rest(set s)
{
	return s & (s - 1);
}

static inline int set_count(set s)
{
	int n = 0;

	for (; s; s = set_rest(s))
		n++;
	return n;
}

/* The nth member from the smallest, 0 <= n < set_count(s). */
static inline int set_nth(set s, int n)
{
	while (n--)
		s = set_rest(s);
	return set_first(s);
}

/* Make the table behind set_any(); once. */
void set_init(void);
extern uint32_t set_members[256];
int set_any_of_many(set s, uint32_t random);

/* One of the members, by a random number: each is as likely. */
static inline int set_any(set s, uint32_t random)
{
	uint32_t of;

	if (__builtin_expect(s >= 256, 0))
		return set_any_of_many(s, random);
	/* Without a branch that would depend on chance. */
	of = set_members[(uint8_t)s];
	return of >> ((uint64_t)random * (of >> 28) >> 32) * 3 & 7;
}

#endif
