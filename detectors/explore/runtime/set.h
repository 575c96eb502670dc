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

/* Without branches, which a random set would often mislead, and without the
   instruction, which may not be there. */
static inline int set_count_word(uint64_t w)
{
	w -= w >> 1 & 0x5555555555555555;
	w = (w & 0x3333333333333333) + (w >> 2 & 0x3333333333333333);
	w = (w + (w >> 4)) & 0x0f0f0f0f0f0f0f0f;
	return (int)(w * 0x0101010101010101 >> 56);
}

static inline int set_count(set s)
{
	uint64_t high = (uint64_t)(s >> 64);
	int n = set_count_word((uint64_t)s);

	return high ? n + set_count_word(high) : n;
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
