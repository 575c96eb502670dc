/* oracle_enumerate.c - all executions of a small program, by brute force. */
#include <stdlib.h>
#include <string.h>

#include "oracle_prefix.h"

enum { MAX_PREFIXES = 1 << 18 };

static uint64_t final_state(const struct program *p, const struct prefix *s)
{
	uint64_t h = 17;

	for (int i = 0; i < OBJECTS; i++)
		h = h * 1000003 + (uint32_t)s->atomics[i];
	for (int i = 0; i < OBJECTS; i++)
		h = h * 1000003 + (uint32_t)s->plain[i];
	for (int t = 0; t < p->nthreads; t++)
		h = h * 1000003 + s->got[t];
	return h;
}

/* Who thread t waits for, or -1. */
static int waits_for(const struct program *p, const struct prefix *s, int t)
{
	const struct operation *o = &p->at[t][s->at[t]];

	if (s->at[t] >= p->length[t] || enabled(p, s, t))
		return -1;
	if (o->op == OP_LOCK)
		return s->owner[o->object];
	if (o->op == OP_WAIT && s->waiting[t] == WOKEN)
		return s->owner[0];
	if (o->op == OP_READ_LOCK || o->op == OP_WRITE_LOCK)
		return s->writer - 1;
	return -1;
}

static bool in_or_behind_cycle(const struct program *p, const struct prefix *s,
			       int t)
{
	for (int steps = 0; steps <= THREADS; steps++) {
		t = waits_for(p, s, t);
		if (t < 0)
			return false;
	}
	return true;
}

static int compare(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void judge(const struct program *p, const struct prefix *s,
		  struct answer *a)
{
	bool ended = true, lost = false, stuck = false;

	for (int t = 0; t < p->nthreads; t++) {
		if (s->at[t] >= p->length[t])
			continue;
		ended = false;
		if (in_or_behind_cycle(p, s, t)) {
			a->deadlock = true;
			continue;
		}
		if (waits_for(p, s, t) >= 0)
			continue;
		stuck = true;
		lost |= s->waiting[t] == QUEUED && s->lost;
	}
	a->lost |= stuck && lost;
	a->stuck |= stuck && !lost;
	a->classes++;
	a->race |= s->race;
	if (!ended)
		return;
	a->ended++;
	a->states[a->nstates++] = final_state(p, s);
}

struct layer {
	struct prefix *at;
	uint32_t *table; /* by key, of indices + 1 */
	uint32_t n;
};

/* Add *s unless an equivalent prefix is there; false: no room. */
static bool add(struct layer *l, const struct prefix *s)
{
	uint32_t i = (uint32_t)(s->key[0] >> 20) % (2 * MAX_PREFIXES);

	for (; l->table[i]; i = (i + 1) % (2 * MAX_PREFIXES))
		if (!memcmp(l->at[l->table[i] - 1].key, s->key, sizeof s->key))
			return true;
	if (l->n == MAX_PREFIXES)
		return false;
	l->at[l->n] = *s;
	l->table[i] = ++l->n;
	return true;
}

static bool extend(const struct program *p, const struct prefix *s,
		   struct layer *next, bool *any)
{
	for (int t = 0; t < p->nthreads; t++) {
		const struct operation *o = &p->at[t][s->at[t]];
		int queued = 0;

		if (!enabled(p, s, t))
			continue;
		*any = true;
		for (int u = 0; u < p->nthreads; u++)
			queued += s->waiting[u] == QUEUED;
		for (int u = 0; u < p->nthreads; u++) {
			struct prefix n = *s;

			if (o->op == OP_SIGNAL && queued) {
				if (s->waiting[u] != QUEUED)
					continue;
				step(p, &n, t, u);
			} else {
				step(p, &n, t, queued ? -2 : -1);
				u = p->nthreads;
			}
			if (!add(next, &n))
				return false;
		}
	}
	return true;
}

static struct layer layer_new(void)
{
	return (struct layer) {
		.at = malloc(MAX_PREFIXES * sizeof(struct prefix)),
		.table = calloc(2 * MAX_PREFIXES, sizeof(uint32_t))};
}

struct answer enumerate(const struct program *p)
{
	static struct layer now, next;
	struct answer a = {0};
	struct prefix start = {.units = (uint8_t)p->units};
	uint64_t n = 0;

	if (!now.at) {
		now = layer_new();
		next = layer_new();
	}
	memset(start.owner, -1, sizeof start.owner);
	start.published[2][0][0] = (uint8_t)p->units;
	a.states = malloc(4 * MAX_PREFIXES * sizeof *a.states);
	if (!a.states || !now.at || !now.table || !next.at || !next.table)
		abort();
	memset(now.table, 0, 2 * MAX_PREFIXES * sizeof *now.table);
	now.n = 0;
	add(&now, &start);
	while (now.n && !a.too_many) {
		struct layer old = now;

		memset(next.table, 0, 2 * MAX_PREFIXES * sizeof *next.table);
		next.n = 0;
		for (uint32_t i = 0; i < now.n; i++) {
			bool any = false;

			if (!extend(p, &now.at[i], &next, &any) ||
			    a.nstates >= 3 * MAX_PREFIXES) {
				a.too_many = true;
				break;
			}
			if (!any)
				judge(p, &now.at[i], &a);
		}
		now = next;
		next = old;
	}
	qsort(a.states, a.nstates, sizeof *a.states, compare);
	for (uint64_t i = 0; i < a.nstates; i++)
		if (!i || a.states[i] != a.states[n - 1])
			a.states[n++] = a.states[i];
	a.nstates = n;
	return a;
}
