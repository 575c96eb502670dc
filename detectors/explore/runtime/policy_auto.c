/*
 * policy_auto.c - the sampling policies in turn: each finds bugs that the
 * others miss.
 *
 * explore.c first tries whether the program is small enough to exhaust.
 */
#include "policy.h"

static const char *const kinds[] = {"pos", "pct", "random"};
enum { KINDS = sizeof kinds / sizeof *kinds };

static const struct policy *current;

static bool begin(uint64_t schedule)
{
	current = policy_named(kinds[schedule % KINDS]);
	return current->begin(schedule / KINDS);
}

static int choose(void)
{
	return current->choose();
}

static int pick_one(int n)
{
	return current->pick(n);
}

POLICY(auto) = {
	.name = "auto", .begin = begin, .choose = choose, .pick = pick_one};
