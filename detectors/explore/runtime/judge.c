/* judge.c - deadlock, lost wake-up and other threads that wait for ever. */
#include <stdio.h>

#include "finding.h"
#include "object.h"
#include "signals.h"
#include "thread.h"

int waited_for(int waiting)
{
	const struct thread *t = &threads[waiting];
	const struct object *o;

	/* It goes on when its handler returns. */
	if (set_has(suspended, waiting))
		return handler_of(waiting);
	if (t->finished || set_has(runnable, waiting) || t->waits_at)
		return -1;
	if (t->waits_for_end_of >= 0)
		return t->waits_for_end_of;
	if (t->pending.on[0].use != USE_ACQUIRE)
		return -1;
	o = object_known(t->pending.on[0].at);
	/* One that has ended will not give it back: nobody is waited for. */
	return o && o->owner >= 0 && !threads[o->owner].finished ? o->owner
								 : -1;
}

static struct place waits(const struct thread *t)
{
	struct place p = {.role = t->is_parked ? "spins" : "waits",
			  .thread = t->id,
			  .pc = t->pending.pc,
			  .stack = t->stack,
			  .locks = t->locks,
			  .object = t->pending.on[0].at};

	if (t->waits_at)
		p.object = t->waits_at;
	if (set_has(suspended, t->id)) {
		p.role = "interrupted";
		p.object = 0;
	}
	return p;
}

/* Where thread `t` took what the thread before it in the cycle waits for. */
static void add_holder(struct finding *f, const struct thread *t,
		       uintptr_t lock)
{
	for (int i = 0; i < t->nholds; i++)
		if (t->holds[i].lock == lock && f->nplaces < MAX_PLACES)
			f->place[f->nplaces++] =
				(struct place) {.role = "holds",
						.thread = t->id,
						.pc = t->holds[i].pc,
						.stack = t->holds[i].stack,
						.locks = 1,
						.object = lock};
}

static void report_cycle(int steps)
{
	struct finding f = {.kind = FOUND_DEADLOCK};
	int t = self->id, first = t;

	/* Begin with the smallest thread, so that one cycle is one finding
	   whoever closes it. */
	for (t = waited_for(t); t != self->id; t = waited_for(t))
		if (t < first)
			first = t;
	t = first;
	do {
		if (f.nplaces < MAX_PLACES)
			f.place[f.nplaces++] = waits(&threads[t]);
		if (threads[t].waits_for_end_of < 0)
			add_holder(&f, &threads[waited_for(t)],
				   threads[t].pending.on[0].at);
		t = waited_for(t);
	} while (t != first);
	snprintf(f.text, sizeof f.text, "%d threads wait for each other",
		 steps);
	if (steps == 2 && (set_has(suspended, waited_for(self->id)) ||
			   set_has(suspended, self->id)))
		snprintf(f.text, sizeof f.text,
			 "a signal handler waits for what the thread that it "
			 "interrupted holds");
	if (steps == 1)
		snprintf(f.text, sizeof f.text,
			 "the thread waits for what it holds itself");
	found(&f);
}

void judge_cycle(void)
{
	int t = self->id, steps = 0;

	do {
		t = waited_for(t);
		if (t < 0 || ++steps > nthreads)
			return;
	} while (t != self->id);
	report_cycle(steps);
}

/* Whether following what `t` waits for ends in a cycle, reported already. */
static bool behind_a_cycle(int t)
{
	for (int steps = 0; steps <= nthreads; steps++) {
		t = waited_for(t);
		if (t < 0)
			return false;
	}
	return true;
}

/* The thread that took what `t` waits for, and ended with it. */
static void add_dead_holder(struct finding *f, const struct thread *t)
{
	const struct object *o;

	if (t->waits_at || t->pending.on[0].use != USE_ACQUIRE)
		return;
	o = object_known(t->pending.on[0].at);
	if (o && o->owner >= 0)
		add_holder(f, &threads[o->owner], o->at);
}

static void add_waiter(struct finding *f, const struct thread *t)
{
	const struct object *o;

	if (f->nplaces < MAX_PLACES)
		f->place[f->nplaces++] = waits(t);
	add_dead_holder(f, t);
	o = t->waits_at ? object_known(t->waits_at) : NULL;
	if (!o || !o->lost || f->nplaces == MAX_PLACES)
		return;
	f->kind = FOUND_LOST_WAKEUP;
	f->place[f->nplaces++] = (struct place) {.role = "signalled",
						 .thread = o->by,
						 .pc = o->pc,
						 .stack = o->stack,
						 .locks = 1,
						 .object = o->at};
}

void judge_blocked(void)
{
	struct finding f = {.kind = FOUND_STUCK};
	bool spins = false;

	if (nalive == 0)
		return;
	for (int i = 0; i < nthreads; i++) {
		const struct thread *t = &threads[i];

		if (t->finished || t == self || set_has(runnable, i) ||
		    behind_a_cycle(i))
			continue;
		if (t->is_parked)
			spins = true;
		/* A thread that waits for another is but a consequence. */
		if (waited_for(i) < 0)
			add_waiter(&f, t);
	}
	if (!self->finished && !behind_a_cycle(self->id)) {
		spins |= self->is_parked;
		if (waited_for(self->id) < 0)
			add_waiter(&f, self);
	}
	if (!f.nplaces)
		return;
	if (spins && f.kind == FOUND_STUCK)
		f.kind = FOUND_LIVELOCK;
	snprintf(f.text, sizeof f.text, "%s",
		 spins ? "nothing changes what it looks for again and again"
		       : "nobody is left who could help");
	found(&f);
}

struct place blocked_place(const struct thread *t)
{
	struct place p = waits(t);

	p.role = "blocked";
	return p;
}
