/* policy.c - the table of policies, and their random numbers. */
#include "policy.h"

#include <string.h>

extern const struct policy *const __start_racelab_policies[];
extern const struct policy *const __stop_racelab_policies[];

const struct policy *policy;

static uint64_t state;

const struct policy *policy_named(const char *name)
{
	const struct policy *const *p;

	for (p = __start_racelab_policies; p < __stop_racelab_policies; p++)
		if (!strcmp((*p)->name, name))
			return *p;
	return NULL;
}

/* SplitMix64 (Steele, Lea, Flood 2014). */
uint64_t random_next(void)
{
	uint64_t z = state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return z ^ (z >> 31);
}

void random_seed(uint64_t seed, uint64_t schedule)
{
	state = seed;
	state = random_next() ^ (schedule * 0xd1342543de82ef95);
	random_next();
}
