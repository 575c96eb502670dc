/* follow.c - policies that follow a plan. */
#include "follow.h"

#include <stdio.h>

#include "finding.h"
#include "pages.h"
#include "report.h"

enum { MAX_MET = 64 << 20 };

struct met *met;
uint32_t nmet;

static const uint8_t *plan;
static uint32_t planned, at;
static const struct expected *expected; /* or NULL */
static const char *expected_path;

static const struct turn *turns;
static uint32_t nturns, next_turn[MAX_THREADS], done[MAX_THREADS];

static bool ready(uint64_t schedule)
{
	(void)schedule;
	return true;
}

void exact_begin(const uint8_t *choices_, uint32_t n)
{
	if (!met)
		met = pages((size_t)MAX_MET * sizeof *met);
	plan = choices_;
	planned = n;
	at = nmet = 0;
}

void exact_expect(const struct expected *expected_, const char *path)
{
	expected = expected_;
	expected_path = path;
}

/* Addresses above lie in libraries, whose places may change from run to run
   where address-space randomisation cannot be turned off. */
static bool differs(uintptr_t now, uintptr_t then)
{
	const uintptr_t libraries = (uintptr_t)0x7 << 44;

	return now != then && (now < libraries || then < libraries);
}

static void compare(const struct expected *e, const struct event *now)
{
	char why[sizeof inability.why];
	const char *what = NULL;

	if (e->kind != now->kind)
		what = event_word((enum event_kind)now->kind);
	else if (differs(pc_in_file(now->pc), e->pc))
		what = "the same at another place";
	else if (differs(now->on[0].at, e->object))
		what = "the same to another object";
	if (!what)
		return;
	snprintf(why, sizeof why,
		 "%s:%u: the schedule has %s, the program does %s: it was "
		 "changed, or the schedule is another program's; explore it "
		 "again",
		 expected_path, e->line, event_word((enum event_kind)e->kind),
		 what);
	cannot("replay", now->pc, why);
}

static int choose_planned(void)
{
	int t = at < planned ? plan[at] : -1;

	if (t < 0)
		return -1;
	if (t >= nthreads || !set_has(runnable, t))
		cannot("replay", self->pending.pc,
		       "the program did not follow the saved schedule: it is "
		       "another program, or it does not do the same each time");
	if (expected)
		compare(&expected[at], &threads[t].pending);
	at++;
	met[nmet++] = (struct met) {.event = threads[t].pending,
				    .thread = (uint8_t)t};
	return t;
}

static int pick_planned(int n)
{
	int chosen = at < planned && plan[at] < n ? plan[at] : 0;

	at++;
	met[nmet++] = (struct met) {.pick = (uint8_t)chosen};
	return chosen;
}

const struct policy exact_policy = {.name = "replay",
				    .begin = ready,
				    .choose = choose_planned,
				    .pick = pick_planned};

void turns_begin(const struct turn *turns_, uint32_t n)
{
	turns = turns_;
	nturns = n;
	for (int t = 0; t < MAX_THREADS; t++)
		next_turn[t] = done[t] = 0;
}

/* Where thread t is told to make way now, or to pick; -1 if nowhere. */
static int told(int t, bool pick)
{
	uint32_t *i = &next_turn[t];

	while (*i < nturns && (turns[*i].from != t || turns[*i].dropped ||
			       turns[*i].after < done[t]))
		++*i;
	for (uint32_t k = *i; k < nturns && turns[k].after <= done[t]; k++)
		if (turns[k].from == t && !turns[k].dropped &&
		    turns[k].after == done[t] && turns[k].pick == pick)
			return turns[k].to;
	return -1;
}

static int choose_by_turn(void)
{
	int t = told(self->id, false);

	if (t < 0 || t >= nthreads || !set_has(runnable, t))
		t = set_has(runnable, self->id) ? self->id
						: set_first(runnable);
	done[t]++;
	return t;
}

static int pick_by_turn(int n)
{
	int chosen = told(self->id, true);

	return chosen >= 0 && chosen < n ? chosen : 0;
}

const struct policy turns_policy = {.name = "turns",
				    .begin = ready,
				    .choose = choose_by_turn,
				    .pick = pick_by_turn};
