/* set.c - a member of a set by chance. */
#include "set.h"

/* Of each set of the first eight threads: its members in order, three bits
   each, and from bit 28 on how many they are. */
uint32_t set_members[256];

void set_init(void)
{
	for (unsigned i = 0; i < 256; i++) {
		uint32_t members = 0;
		int n = 0;

		for (set s = i; s; s = set_rest(s))
			members |= (uint32_t)set_first(s) << 3 * n++;
		set_members[i] = members | (uint32_t)n << 28;
	}
}

int set_any_of_many(set s, uint32_t random)
{
	return set_nth(s,
		       (int)((uint64_t)random * (uint32_t)set_count(s) >> 32));
}
