/*
 * policy_random.c - stay with a thread, or switch to any other, by chance.
 *
 * Drawing the next thread afresh each time switches so often that a queue
 * never fills; so every other schedule switches with a probability of 1/5.
 */
#include "policy.h"

static bool sticky;

static bool begin(uint64_t schedule)
{
	sticky = schedule % 2;
	return true;
}

static int choose(void)
{
	uint64_t r = random_next();

	if (sticky && set_has(runnable, self->id) &&
	    (uint32_t)r >= UINT32_MAX / 5)
		return self->id;
	return set_any(runnable, (uint32_t)(r >> 32));
}

static int pick_one(int n)
{
	return (int)random_below((uint32_t)n);
}

POLICY(random) = {
	.name = "random", .begin = begin, .choose = choose, .pick = pick_one};
