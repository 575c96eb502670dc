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

static inline int set_count(set s)
{
	uint64_t low = (uint64_t)s, high = (uint64_t)(s >> 64);
	int n = 0;

	/* Sets are small: no need of an instruction that may not be there. */
	for (; low; low &= low - 1)
		n++;
	for (; high; high &= high - 1)
		n++;
	return n;
}

/* The nth member from the smallest, 0 <= n < set_count(s). */
static inline int set_nth(set s, int n)
{
	uint64_t low = (uint64_t)s;

	if (!(s >> 64)) {
		while (n--)
			low &= low - 1;
		return __builtin_ctzll(low);
	}
	while (n--)
		s &= s - 1;
	return set_first(s);
}

/* for (set left = s; left; left = set_rest(left)) use(set_first(left)) */
static inline set set_rest(set s)
{
	return s & (s - 1);
}

#endif
