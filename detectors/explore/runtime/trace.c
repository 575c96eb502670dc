/* trace.c - the events of one execution, and what must precede what. */
#include "trace.h"

#include <string.h>

#include "pages.h"

enum {
	MAX_STEPS = 100000,
	TABLE = 1 << 20,
	WIDE = 0, /* the entry for memory that spans units */
	EVERYTHING = 1,
	UNIT = 8,
	MAX_DEFERRED = 2 * MAX_THREADS,
};

struct step *steps;
uint32_t nsteps;

/* The latest use of each object: a link, which is 0 or 1 + 2 * step +
   footprint.  Entries are never taken out, only emptied. */
static struct entry {
	uintptr_t key;
	uint32_t latest;
} * table;

static uint32_t *clocks; /* `stride` numbers for each step, and one spare */
static uint32_t stride;
static uint32_t latest_of[MAX_THREADS]; /* each thread's last step + 1 */

/* The event at hand, while its races are looked for. */
static struct {
	int thread;
	uint32_t *clock; /* of what it comes after, as far as was looked */
	uint32_t *whole; /* and of all that it comes after */
} now;

static inline uint32_t *clock_at(uint32_t step)
{
	return clocks + (size_t)step * stride;
}

void trace_clear(int threads_)
{
	if (!steps) {
		steps = pages(MAX_STEPS * sizeof *steps);
		table = pages(TABLE * sizeof *table);
		clocks =
			pages((size_t)MAX_STEPS * MAX_THREADS * sizeof *clocks);
	}
	while (nsteps)
		trace_pop();
	stride = (uint32_t)threads_;
}

int trace_room(void)
{
	return (int)stride;
}

static uint32_t slot_of(const struct footprint *f)
{
	uintptr_t key = f->at;
	uint32_t i;

	if (f->use == USE_EVERYTHING)
		return EVERYTHING;
	if (f->use <= USE_WRITE) {
		if (f->at % UNIT + f->size > UNIT)
			return WIDE;
		key = f->at / UNIT * 2 + 1; /* no object's address is odd */
	}
	i = (uint32_t)((key * 0x9e3779b97f4a7c15) >> 44);
	for (;; i = (i + 1) % TABLE) {
		if (i <= EVERYTHING)
			continue;
		if (table[i].key == key)
			return i;
		if (!table[i].key)
			break;
	}
	table[i].key = key;
	return i;
}

static inline void join(uint32_t *to, const uint32_t *from)
{
	for (uint32_t i = 0; i < stride; i++)
		if (to[i] < from[i])
			to[i] = from[i];
}

static inline void join_step(uint32_t *to, uint32_t number)
{
	if (number)
		join(to, clock_at(number - 1));
}

/* What precedes the next event of thread `t` whatever the others do. */
static void begin_clock(uint32_t *clock, const struct thread *t)
{
	uint32_t own = latest_of[t->id];

	if (!own)
		own = t->birth;
	if (own)
		memcpy(clock, clock_at(own - 1), stride * sizeof *clock);
	else
		memset(clock, 0, stride * sizeof *clock);
	join_step(clock, t->woken_by);
	for (set left = t->after; left; left = set_rest(left))
		join_step(clock, latest_of[set_first(left)]);
}

static inline bool precedes(uint32_t step, const uint32_t *clock)
{
	return clock[steps[step].thread] >= steps[step].index;
}

static inline bool takes(const struct footprint *f)
{
	return f->use == USE_ACQUIRE || f->use == USE_SHARED;
}

/* Whether everything before `f` that `mine` depends on also precedes `f`, so
   that the search for races may stop there. */
static bool stops(const struct footprint *f, const struct footprint *mine,
		  bool semaphore)
{
	switch (f->use) {
	case USE_WRITE:
		return f->at <= mine->at &&
		       f->at + f->size >= mine->at + mine->size;
	case USE_OBJECT:
		return !takes(mine);
	case USE_TRY:
		return true;
	case USE_ACQUIRE:
		/* A lock has one token: what came before its taking, came
		   before all that asks for it now. */
		return takes(mine) || !semaphore;
	case USE_RELEASE:
		return mine->use == USE_RELEASE;
	default:
		return false;
	}
}

/*
 * Whether `f` precedes the taking `mine` but must not hide earlier takings
 * from it: giving back, which makes it possible, and asking, which may be
 * impossible to swap with it.  A lock races with the lock before it, whatever
 * lies between.
 */
static bool defers(const struct footprint *f, const struct footprint *mine)
{
	switch (f->use) {
	case USE_RELEASE:
		return takes(mine);
	case USE_SHARED_RELEASE:
		return mine->use == USE_ACQUIRE;
	case USE_TRY_FAILED:
	case USE_OBJECT:
		return takes(mine);
	default:
		return false;
	}
}

static inline void meet(uint32_t step, void (*race)(uint32_t))
{
	if (steps[step].thread == now.thread || precedes(step, now.clock))
		return;
	if (race)
		race(step);
	join(now.clock, clock_at(step));
}

/* All earlier steps: for an event that may depend on any. */
static void walk_all(const struct event *e, void (*race)(uint32_t))
{
	for (uint32_t i = nsteps; i--;)
		if (events_depend(&steps[i].event, e))
			meet(i, race);
}

/* Whether the thread at hand used the object so before: whatever it depends on
   that is older than that precedes it anyhow. */
static inline bool repeats(uint32_t step, const struct footprint *f,
			   const struct footprint *mine)
{
	return steps[step].thread == now.thread && f->use == mine->use &&
	       f->at == mine->at && f->size == mine->size;
}

/* The uses of one object, from the latest: the event's races, then what it
   comes after in any case. */
static void walk_object(const struct event *e, const struct footprint *f,
			void (*race)(uint32_t))
{
	uint32_t deferred[MAX_DEFERRED], n = 0;
	bool posts = e->kind >= EVENT_SEM_WAIT && e->kind <= EVENT_SEM_VALUE;

	for (uint32_t link = table[slot_of(f)].latest; link;) {
		uint32_t i = (link - 1) / 2, which = (link - 1) % 2;
		const struct footprint *g = &steps[i].event.on[which];

		if (defers(g, f)) {
			if (race && g->use == USE_OBJECT &&
			    steps[i].thread != now.thread)
				race(i);
			/* The post that a wait belongs to is known. */
			if (e->kind != EVENT_SEM_WAIT || g->use == USE_OBJECT)
				deferred[n++ % MAX_DEFERRED] = i;
		} else if (footprints_depend(g, f)) {
			meet(i, race);
		}
		if (stops(g, f, posts) || repeats(i, g, f))
			break;
		link = steps[i].before[which];
	}
	if (n > MAX_DEFERRED)
		n = MAX_DEFERRED;
	while (n)
		join(now.clock, clock_at(deferred[--n]));
	join_step(now.clock, e->needs);
}

static bool wide(const struct event *e)
{
	for (int i = 0; i < FOOTPRINTS; i++)
		if (e->on[i].use == USE_EVERYTHING ||
		    (e->on[i].use && slot_of(&e->on[i]) == WIDE))
			return true;
	return false;
}

static void walk(const struct event *e, void (*race)(uint32_t))
{
	if (table[WIDE].latest || table[EVERYTHING].latest || wide(e))
		walk_all(e, race);
	for (int i = 0; i < FOOTPRINTS; i++)
		if (e->on[i].use && !wide(e))
			walk_object(e, &e->on[i], race);
}

/*
 * An event that takes something or has two objects does not meet what it
 * comes after from the latest to the earliest, so its clock is made first:
 * the initials must be those of the whole.  A race that another implies may
 * then be found too, which costs a try and loses nothing.
 */
static void find_races(const struct thread *t, const struct event *e,
		       uint32_t *clock, void (*race)(uint32_t))
{
	uint32_t cover[MAX_THREADS];

	now.thread = t->id;
	now.clock = now.whole = clock;
	begin_clock(clock, t);
	if (!e->on[1].use && !takes(&e->on[0])) {
		walk(e, race);
		return;
	}
	memcpy(cover, clock, stride * sizeof *cover);
	walk(e, NULL);
	now.clock = cover;
	walk(e, race);
}

void trace_push(int thread, void (*race)(uint32_t))
{
	struct step *s = &steps[nsteps];
	struct thread *t = &threads[thread];
	uint32_t *clock = clock_at(nsteps);

	if (nsteps + 1 == MAX_STEPS)
		end_execution(TOO_LONG);
	s->event = t->pending;
	settle(&s->event, thread);
	s->thread = (uint8_t)thread;
	s->own = latest_of[thread];
	s->index = s->own ? steps[s->own - 1].index + 1 : 1;
	find_races(t, &s->event, clock, race);
	clock[thread] = s->index;
	latest_of[thread] = nsteps + 1;
	for (uint32_t i = 0; i < FOOTPRINTS; i++) {
		if (!s->event.on[i].use)
			continue;
		s->slot[i] = slot_of(&s->event.on[i]);
		s->before[i] = table[s->slot[i]].latest;
		table[s->slot[i]].latest = 1 + 2 * nsteps + i;
	}
	nsteps++;
}

void trace_consider(int thread, void (*race)(uint32_t))
{
	struct event e = threads[thread].pending;

	settle(&e, thread);
	find_races(&threads[thread], &e, clock_at(nsteps), race);
}

void trace_pop(void)
{
	struct step *s = &steps[--nsteps];

	for (int i = FOOTPRINTS; i--;)
		if (s->event.on[i].use)
			table[s->slot[i]].latest = s->before[i];
	latest_of[s->thread] = s->own;
}

set trace_initials(uint32_t earlier)
{
	uint32_t first[MAX_THREADS];
	uint8_t order[MAX_THREADS];
	int n = 0;
	set seen = 0, initials = 0;

	for (uint32_t i = earlier + 1; i <= nsteps; i++) {
		const uint32_t *clock = i < nsteps ? clock_at(i) : now.whole;
		int t = i < nsteps ? steps[i].thread : now.thread;
		bool initial = true;

		if (set_has(seen, t))
			continue;
		if (i < nsteps && precedes(earlier, clock))
			continue;
		for (int k = 0; k < n && initial; k++)
			initial = clock[order[k]] < first[order[k]];
		if (initial)
			initials |= set_of(t);
		seen |= set_of(t);
		if (i < nsteps)
			first[t] = steps[i].index;
		order[n++] = (uint8_t)t;
	}
	return initials;
}

int trace_thread(void)
{
	return now.thread;
}
