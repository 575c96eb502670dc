/*
 * policy_pct.c - probabilistic concurrency testing (Burckhardt, Kothari,
 * Musuvathi, Nagarakatte 2010).
 *
 * Threads have distinct random priorities and the highest runs; at d - 1
 * events chosen at random among k the runner falls below all others.  A bug
 * of depth d among n threads is found with probability at least
 * 1 / (n k^(d - 1)).  k is the longest execution so far; d takes 2 to 5 in
 * turn.
 */
#include "policy.h"

enum { MAX_DEPTH = 5 };

static uint32_t priority[MAX_THREADS]; /* 0: not drawn yet */
static uint64_t change[MAX_DEPTH];
static int nchanges;
static uint64_t longest = 20;

static bool begin(uint64_t schedule)
{
	for (int t = 0; t < MAX_THREADS; t++)
		priority[t] = 0;
	nchanges = 1 + (int)(schedule % (MAX_DEPTH - 1));
	for (int i = 0; i < nchanges; i++)
		change[i] = 1 + random_below((uint32_t)longest);
	return true;
}

static int highest(void)
{
	int best = -1;

	for (set left = runnable; left; left = set_rest(left)) {
		int t = set_first(left);

		while (!priority[t])
			priority[t] = (uint32_t)random_next() | 8;
		if (best < 0 || priority[t] > priority[best])
			best = t;
	}
	return best;
}

static int choose(void)
{
	if (nevents > longest)
		longest = nevents;
	for (int i = 0; i < nchanges; i++)
		if (change[i] == nevents)
			priority[highest()] = (uint32_t)i + 1;
	return highest();
}

static int pick_one(int n)
{
	return (int)random_below((uint32_t)n);
}

POLICY(pct) = {
	.name = "pct", .begin = begin, .choose = choose, .pick = pick_one};
