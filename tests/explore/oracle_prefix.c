/* oracle_prefix.c - one event after another, and what precedes what. */
#include "oracle_prefix.h"

#include <string.h>

static bool depend(struct touch a, struct touch b)
{
	if (!a.family || a.family != b.family || a.object != b.object)
		return false;
	switch (a.family) {
	case ATOMIC:
	case PLAIN:
		return a.manner == WRITES || b.manner == WRITES;
	case CONDITION:
		return true;
	case READERS_WRITER:
		return (a.manner == TAKES &&
			(b.manner == TAKES || b.manner == SHARES)) ||
		       (a.manner == SHARES && b.manner == TAKES);
	default:
		break;
	}
	if (a.manner == TRIED_IN_VAIN && b.manner == TRIED_IN_VAIN)
		return false;
	if (a.manner >= TRIED || b.manner >= TRIED)
		return true;
	return a.manner == b.manner; /* both take or both give */
}

static void join(uint8_t *to, const uint8_t *from)
{
	for (int t = 0; t < THREADS; t++)
		if (to[t] < from[t])
			to[t] = from[t];
}

static uint64_t mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9fb21c651e98df25;
	return h ^ (h >> 29);
}

/* The event of the thread before this one, or -1. */
static int previous(const struct prefix *s, int t)
{
	for (int i = s->nevents; i--;)
		if (s->event[i].thread == t)
			return i;
	return -1;
}

static void note_race(struct prefix *s, const struct happened *e)
{
	for (int i = 0; i < s->nevents; i++) {
		const struct happened *f = &s->event[i];

		if (f->thread != e->thread && e->touch[0].family == PLAIN &&
		    depend(f->touch[0], e->touch[0]) &&
		    f->sync[f->thread] > e->sync[f->thread])
			s->race = true;
	}
}

/* What a reader-writer lock's taking comes after: for a reader the writers'
   giving back, for a writer the readers' too. */
static void join_releases(const struct prefix *s, struct happened *e)
{
	if (e->touch[0].family != READERS_WRITER ||
	    (e->touch[0].manner != TAKES && e->touch[0].manner != SHARES))
		return;
	for (int i = 0; i < s->nevents; i++) {
		struct touch f = s->event[i].touch[0];

		if (f.family != READERS_WRITER ||
		    (f.manner != GIVES &&
		     (f.manner != GIVES_SHARE || e->touch[0].manner != TAKES)))
			continue;
		join(e->clock, s->event[i].clock);
		join(e->sync, s->event[i].sync);
	}
}

/* Append the event of thread t with these touches; `after` (an event + 1) is
   what enabled it.  Its `sync` is the thread's, joined with `acquired`. */
static struct happened *append(struct prefix *s, int t, struct touch a,
			       struct touch b, int after,
			       const uint8_t *acquired)
{
	int woken_by = s->waiting[t] == WOKEN ? s->woken_by[t] : 0;
	struct happened *e = &s->event[s->nevents];
	int last = previous(s, t);
	uint64_t h[2] = {0x1234567, 0x7654321};

	memset(e, 0, sizeof *e);
	e->touch[0] = a;
	e->touch[1] = b;
	e->thread = (uint8_t)t;
	if (last >= 0) {
		memcpy(e->clock, s->event[last].clock, THREADS);
		memcpy(e->sync, s->event[last].sync, THREADS);
	}
	for (int i = 0; i < s->nevents; i++)
		for (int k = 0; k < 4; k++)
			if (depend(s->event[i].touch[k / 2], e->touch[k % 2]))
				join(e->clock, s->event[i].clock);
	if (after)
		join(e->clock, s->event[after - 1].clock);
	if (woken_by)
		join(e->clock, s->event[woken_by - 1].clock);
	join_releases(s, e);
	if (acquired)
		join(e->sync, acquired);
	e->clock[t] = ++s->count[t];
	e->sync[t] = s->count[t];
	note_race(s, e);
	for (int k = 0; k < 2; k++) {
		h[k] = mix(h[k], (uint64_t)t);
		for (int i = 0; i < THREADS; i++)
			h[k] = mix(h[k], e->clock[i]);
		s->key[k] += h[k];
	}
	s->nevents++;
	return e;
}

/* The event that last gave mutex m back, + 1, or 0. */
static int last_release(const struct prefix *s, int m)
{
	for (int i = s->nevents; i--;)
		for (int k = 0; k < 2; k++)
			if (s->event[i].touch[k].family == MUTEX &&
			    s->event[i].touch[k].object == m &&
			    s->event[i].touch[k].manner == GIVES)
				return i + 1;
	return 0;
}

static void got(struct prefix *s, int t, int value)
{
	s->got[t] = s->got[t] * 31 + (uint32_t)value;
}

static const struct touch nothing = {0, 0, 0};

static void do_atomic(struct prefix *s, int t, const struct operation *o)
{
	int *v = &s->atomics[o->object], old = *v;
	bool writes = o->op != OP_LOAD;
	bool reads = o->op != OP_STORE;
	uint8_t *p = s->published[0][o->object];
	struct happened *e;

	if (o->op == OP_CAS)
		writes = old == o->value;
	e = append(s, t,
		   (struct touch) {ATOMIC, (uint8_t)o->object,
				   writes ? WRITES : READS},
		   nothing, 0, reads ? p : NULL);
	if (writes && reads)
		join(p, e->sync);
	else if (writes)
		memcpy(p, e->sync, THREADS);
	switch (o->op) {
	case OP_LOAD:
		got(s, t, old);
		break;
	case OP_STORE:
		*v = o->value;
		got(s, t, 0);
		break;
	case OP_ADD:
		*v += o->value;
		got(s, t, old);
		break;
	default:
		if (writes)
			*v = o->value + 1;
		got(s, t, writes);
	}
	s->at[t]++;
}

static void take_mutex(struct prefix *s, int t, int m, enum manner manner)
{
	append(s, t, (struct touch) {MUTEX, (uint8_t)m, manner}, nothing,
	       last_release(s, m), s->published[1][m]);
	s->owner[m] = (int8_t)t;
}

static void do_mutex(struct prefix *s, int t, const struct operation *o)
{
	struct happened *e;

	if (o->op == OP_LOCK) {
		take_mutex(s, t, o->object, TAKES);
		got(s, t, 0);
	} else if (o->op == OP_UNLOCK) {
		e = append(s, t,
			   (struct touch) {MUTEX, (uint8_t)o->object, GIVES},
			   nothing, 0, NULL);
		memcpy(s->published[1][o->object], e->sync, THREADS);
		s->owner[o->object] = -1;
		got(s, t, 0);
	} else if (s->owner[o->object] < 0) {
		take_mutex(s, t, o->object, TRIED);
		got(s, t, 1);
	} else {
		append(s, t,
		       (struct touch) {MUTEX, (uint8_t)o->object,
				       TRIED_IN_VAIN},
		       nothing, 0, NULL);
		got(s, t, 0);
		s->at[t] += (uint8_t)o->value;
	}
	s->at[t]++;
}

static void do_wait(struct prefix *s, int t)
{
	struct happened *e;

	if (s->waiting[t] == RUNNING) {
		e = append(s, t, (struct touch) {CONDITION, 0, ANY},
			   (struct touch) {MUTEX, 0, GIVES}, 0, NULL);
		memcpy(s->published[1][0], e->sync, THREADS);
		s->owner[0] = -1;
		s->waiting[t] = QUEUED;
		return;
	}
	e = append(s, t, (struct touch) {MUTEX, 0, TAKES}, nothing,
		   last_release(s, 0), s->published[1][0]);
	s->owner[0] = (int8_t)t;
	s->waiting[t] = RUNNING;
	got(s, t, 0);
	s->at[t]++;
}

static void wake(struct prefix *s, int t)
{
	s->waiting[t] = WOKEN;
	s->woken_by[t] = s->nevents;
}

static void do_signal(struct prefix *s, int t, int wakes)
{
	append(s, t, (struct touch) {CONDITION, 0, ANY}, nothing, 0, NULL);
	if (wakes == -1)
		s->lost = true;
	for (int u = 0; u < THREADS; u++)
		if (s->waiting[u] == QUEUED && (wakes == u || wakes == -2))
			wake(s, u);
	/* Which waiter was chosen is part of what happened. */
	for (int k = 0; k < 2; k++)
		s->key[k] += mix(mix((uint64_t)(k + 99), (uint64_t)wakes),
				 (uint64_t)(t * 64 + s->count[t]));
	got(s, t, 0);
	s->at[t]++;
}

static void do_semaphore(struct prefix *s, int t, const struct operation *o)
{
	bool in_vain = o->op == OP_SEM_TRY && !s->units;
	uint8_t manner = o->op == OP_SEM_POST  ? GIVES
			 : in_vain             ? TRIED_IN_VAIN
			 : o->op == OP_SEM_TRY ? TRIED
					       : TAKES;
	int initial = s->published[2][0][0], after = 0;
	struct happened *e;

	if (manner == TAKES || manner == TRIED) {
		after = s->taken < initial ? 0
					   : s->unit[s->taken - initial] + 1;
		s->taken++;
		s->units--;
	}
	e = append(s, t, (struct touch) {SEMAPHORE, 0, manner}, nothing, after,
		   after ? s->event[after - 1].sync : NULL);
	if (manner == GIVES) {
		s->unit[s->posted++] = (uint8_t)(e - s->event);
		s->units++;
	}
	got(s, t, manner == TRIED);
	s->at[t]++;
}

static void do_readers_writer(struct prefix *s, int t,
			      const struct operation *o)
{
	uint8_t manner = o->op == OP_READ_LOCK    ? SHARES
			 : o->op == OP_WRITE_LOCK ? TAKES
			 : s->writer              ? GIVES
						  : GIVES_SHARE;

	append(s, t, (struct touch) {READERS_WRITER, 0, manner}, nothing, 0,
	       NULL);
	if (manner == SHARES)
		s->readers |= (uint8_t)(1 << t);
	else if (manner == GIVES_SHARE)
		s->readers &= (uint8_t) ~(1 << t);
	else
		s->writer = manner == TAKES ? (int8_t)(t + 1) : 0;
	got(s, t, 0);
	s->at[t]++;
}

bool enabled(const struct program *p, const struct prefix *s, int t)
{
	const struct operation *o = &p->at[t][s->at[t]];

	if (s->at[t] >= p->length[t])
		return false;
	switch (o->op) {
	case OP_LOCK:
		return s->owner[o->object] < 0;
	case OP_WAIT:
		return s->waiting[t] == RUNNING ||
		       (s->waiting[t] == WOKEN && s->owner[0] < 0);
	case OP_SEM_WAIT:
		return s->units > 0;
	case OP_READ_LOCK:
		return !s->writer;
	case OP_WRITE_LOCK:
		return !s->writer && !s->readers;
	default:
		return true;
	}
}

void step(const struct program *p, struct prefix *s, int t, int wakes)
{
	const struct operation *o = &p->at[t][s->at[t]];

	switch (o->op) {
	case OP_LOAD:
	case OP_STORE:
	case OP_ADD:
	case OP_CAS:
		do_atomic(s, t, o);
		break;
	case OP_READ:
	case OP_WRITE:
		append(s, t,
		       (struct touch) {PLAIN, (uint8_t)o->object,
				       o->op == OP_READ ? READS : WRITES},
		       nothing, 0, NULL);
		if (o->op == OP_WRITE)
			s->plain[o->object] = o->value;
		got(s, t, s->plain[o->object]);
		s->at[t]++;
		break;
	case OP_LOCK:
	case OP_UNLOCK:
	case OP_TRY:
		do_mutex(s, t, o);
		break;
	case OP_WAIT:
		do_wait(s, t);
		break;
	case OP_SIGNAL:
	case OP_BROADCAST:
		do_signal(s, t, wakes);
		break;
	case OP_READ_LOCK:
	case OP_WRITE_LOCK:
	case OP_RW_UNLOCK:
		do_readers_writer(s, t, o);
		break;
	default:
		do_semaphore(s, t, o);
	}
}
