/*
 * policy_pos.c - partial order sampling (Yuan, Yang, Gu 2018).
 *
 * Each thread's next event has a random priority and the highest runs; then
 * it is drawn anew, and so is that of every thread whose next event depends
 * on the one that runs: the order of dependent events is what matters.
 */
#include "policy.h"

static uint32_t priority[MAX_THREADS]; /* 0: not drawn yet */

static bool begin(uint64_t schedule)
{
	(void)schedule;
	for (int t = 0; t < MAX_THREADS; t++)
		priority[t] = 0;
	return true;
}

static int choose(void)
{
	int best = -1;

	for (set left = runnable; left; left = set_rest(left)) {
		int t = set_first(left);

		if (!priority[t])
			priority[t] = (uint32_t)random_next() | 1;
		if (best < 0 || priority[t] > priority[best])
			best = t;
	}
	for (set left = runnable; left; left = set_rest(left)) {
		int t = set_first(left);

		if (t == best ||
		    events_depend(&threads[t].pending, &threads[best].pending))
			priority[t] = 0;
	}
	return best;
}

static int pick_one(int n)
{
	return (int)random_below((uint32_t)n);
}

POLICY(pos) = {
	.name = "pos", .begin = begin, .choose = choose, .pick = pick_one};
