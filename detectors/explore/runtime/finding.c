/* finding.c - what was found wrong, each thing once. */
#include "finding.h"

#include <stdio.h>
#include <string.h>

#include "engine.h"
#include "pages.h"

enum { MAX_FINDINGS = 256, MAX_REMARKS = 16 };

struct finding *findings;
int nfindings;
bool failed, found_new;
const struct finding *wanted;
bool wanted_seen;
uint64_t schedule_number;
struct inability inability;
struct remark remarks[MAX_REMARKS];
int nremarks;

static bool same_place(const struct place *a, const struct place *b)
{
	return a->pc == b->pc &&
	       (a->role == b->role || !strcmp(a->role, b->role));
}

/* The two sides of a race may come in either order. */
static bool same(const struct finding *a, const struct finding *b)
{
	int i;

	if (a->kind != b->kind || a->nplaces != b->nplaces)
		return false;
	for (i = 0; i < a->nplaces; i++)
		if (!same_place(&a->place[i], &b->place[i]))
			break;
	if (i == a->nplaces)
		return true;
	return a->kind == FOUND_DATA_RACE &&
	       same_place(&a->place[0], &b->place[1]) &&
	       same_place(&a->place[1], &b->place[0]);
}

void found_once_more(int i)
{
	if (findings[i].kind != FOUND_DATA_RACE)
		failed = true;
	if (findings[i].last != schedule_number)
		findings[i].times++;
	findings[i].last = schedule_number;
}

int found_before(const struct finding *f)
{
	for (int i = 0; i < nfindings; i++)
		if (same(&findings[i], f))
			return i;
	return -1;
}

void found(struct finding *f)
{
	int before;

	if (wanted) {
		wanted_seen |= same(wanted, f);
		return;
	}
	before = found_before(f);
	if (before >= 0) {
		found_once_more(before);
		return;
	}
	if (f->kind != FOUND_DATA_RACE)
		failed = true;
	if (!findings)
		findings = pages(MAX_FINDINGS * sizeof *findings);
	if (nfindings == MAX_FINDINGS)
		return;
	f->schedule = schedule_number;
	f->last = schedule_number;
	f->times = 1;
	findings[nfindings++] = *f;
	found_new = true;
}

struct place place_here(const char *role, uintptr_t pc, uintptr_t object)
{
	return (struct place) {.role = role,
			       .thread = self->id,
			       .pc = pc,
			       .stack = self->stack,
			       .locks = self->locks,
			       .object = object};
}

void found_here(enum found_kind kind, uintptr_t pc, uintptr_t object,
		const char *text)
{
	struct finding f = {.kind = kind, .nplaces = 1};

	f.place[0] = place_here("at", pc, object);
	snprintf(f.text, sizeof f.text, "%s", text);
	found(&f);
}

const char *found_word(enum found_kind kind)
{
	static const char *const words[FOUND_KINDS] = {
		[FOUND_DATA_RACE] = "data-race",
		[FOUND_DEADLOCK] = "deadlock",
		[FOUND_STUCK] = "stuck",
		[FOUND_LOST_WAKEUP] = "lost-wakeup",
		[FOUND_LIVELOCK] = "livelock",
		[FOUND_HANG] = "hang",
		[FOUND_LEAK] = "leak",
		[FOUND_MISUSE] = "misuse",
		[FOUND_CHECK] = "check",
		[FOUND_CRASH] = "crash",
		[FOUND_USE_AFTER_FREE] = "use-after-free",
		[FOUND_DOUBLE_FREE] = "double-free",
		[FOUND_SIGNAL_UNSAFE] = "signal-unsafe",
	};

	return words[kind];
}

_Noreturn void cannot(const char *call, uintptr_t pc, const char *why)
{
	if (!*inability.call) {
		snprintf(inability.call, sizeof inability.call, "%s", call);
		snprintf(inability.why, sizeof inability.why, "%s", why);
		inability.pc = pc;
		inability.stack = self->stack;
	}
	end_execution(UNMODELLED);
}

void remark(const char *text, uintptr_t pc)
{
	for (int i = 0; i < nremarks; i++)
		if (remarks[i].text == text)
			return;
	if (nremarks < MAX_REMARKS)
		remarks[nremarks++] = (struct remark) {.text = text, .pc = pc};
}
