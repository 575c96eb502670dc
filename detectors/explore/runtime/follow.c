/* follow.c - policies that follow a plan. */
#include "follow.h"

#include "finding.h"
#include "pages.h"

enum { MAX_MET = 64 << 20 };

struct met *met;
uint32_t nmet;

static const uint8_t *plan;
static uint32_t planned, at;

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

static int choose_planned(void)
{
	int t = at < planned ? plan[at] : -1;

	if (t < 0)
		return -1;
	if (t >= nthreads || !set_has(runnable, t))
		cannot("replay", self->pending.pc,
		       "the program did not follow the saved schedule: it is "
		       "another program, or it does not do the same each time");
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
