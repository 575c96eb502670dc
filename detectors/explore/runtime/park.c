/* park.c - threads that spin. */
#include "park.h"

#include <unwind.h>

#include "engine.h"
#include "livelock.h"
#include "object.h"

bool spinning;
uintptr_t entry_frame;

#if defined(__x86_64__)
static const int preserved[] = {3, 6, 12, 13, 14, 15}; /* DWARF's numbers */
#elif defined(__aarch64__)
static const int preserved[] = {19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29};
#endif

/* Stop at the program's frame and take what it keeps in registers. */
static _Unwind_Reason_Code visit(struct _Unwind_Context *frame, void *hash)
{
	uint64_t *h = hash;

	if (in_runtime(_Unwind_GetIP(frame)))
		return _URC_NO_REASON;
	for (unsigned i = 0; i < sizeof preserved / sizeof *preserved; i++)
		*h = (*h ^ _Unwind_GetGR(frame, preserved[i])) *
		     0x9fb21c651e98df25;
	return _URC_NORMAL_STOP;
}

uint64_t park_registers(void)
{
	uint64_t h = 0;
	struct thread *me = self;
	uintptr_t frame = entry_frame;

	/* The unwinder's own calls of memset() and the like are nobody's. */
	self = NULL;
	_Unwind_Backtrace(visit, &h);
	self = me;
	entry_frame = frame;
	return h;
}

/* Of the stack from the program's frame up, and the thread-local storage,
   which lies above it in the same slot. */
static uint64_t hash_state(void)
{
	uintptr_t from = entry_frame & ~(uintptr_t)7;

	return hash_bytes(entry_frame ^ park_registers() ^ self->locks,
			  (const void *)from, fiber_slot_end(self->id) - from);
}

/* The mutex or spin lock that `t` is about to lock, or NULL. */
static struct object *lock_wanted(const struct thread *t)
{
	return t->pending.kind == EVENT_LOCK ? object_at(t->pending.on[0].at)
					     : NULL;
}

/* Whether it may park there: other locks have more than one queue. */
static bool may_park(const struct thread *t)
{
	const struct object *lock = lock_wanted(t);

	return !lock || (lock->owner < 0 && (lock->kind == OBJECT_MUTEX ||
					     lock->kind == OBJECT_SPIN));
}

void park_effect(void)
{
	self->park.idle = 0;
}

/* What a thread wants while it is parked, nobody gives it. */
static void park(void)
{
	struct object *lock = lock_wanted(self);

	if (lock)
		lock->waiters &= ~set_of(self->id);
	self->is_parked = true;
	runnable &= ~set_of(self->id);
}

static void unpark(struct thread *t)
{
	struct object *lock = lock_wanted(t);

	t->is_parked = false;
	if (lock)
		lock->waiters |= set_of(t->id);
	if (!lock || lock->owner < 0)
		runnable |= set_of(t->id);
}

/* To lock gets the same whoever locked before. */
static void watch_pending(const struct event *e)
{
	if (e->kind != EVENT_LOCK)
		park_watch(e->on[0].at, e->on[0].size);
}

void park_idle(void)
{
	struct parking *p = &self->park;
	const struct event *e = &self->pending;
	uint64_t state;

	spinning = true;
	state = hash_state();
	if (p->idle == PARK_AFTER + 1) {
		p->window = 1;
	} else if (p->pc == e->pc && p->state == state &&
		   p->nwatches <= PARK_WATCHES && may_park(self)) {
		park();
		return;
	} else if (p->idle - p->anchor < p->window) {
		watch_pending(e);
		return;
	}
	p->window *= 2;
	p->anchor = p->idle;
	p->state = state;
	p->pc = e->pc;
	p->nwatches = 0;
	watch_pending(e);
}

void park_watch(uintptr_t at, size_t size)
{
	struct parking *p = &self->park;

	if (p->idle <= PARK_AFTER || !size)
		return;
	for (int i = 0; i < p->nwatches && i < PARK_WATCHES; i++)
		if (p->watch[i].from == at && p->watch[i].to == at + size)
			return;
	if (p->nwatches < PARK_WATCHES) {
		p->watch[p->nwatches].from = at;
		p->watch[p->nwatches].to = at + size;
	}
	if (p->nwatches <= PARK_WATCHES)
		p->nwatches++;
}

static bool watches(const struct parking *p, uintptr_t at, size_t size)
{
	for (int i = 0; i < p->nwatches && i < PARK_WATCHES; i++)
		if (at < p->watch[i].to && p->watch[i].from < at + size)
			return true;
	return false;
}

void park_written(uintptr_t at, size_t size, const struct thread *by)
{
	bool any = false;

	for (int i = 0; i < nthreads; i++) {
		struct thread *t = &threads[i];

		if (t->park.idle <= PARK_AFTER && !t->is_parked)
			continue;
		if (t == by || !watches(&t->park, at, size)) {
			any = true;
			continue;
		}
		t->park.idle = 0;
		if (!t->is_parked)
			continue;
		unpark(t);
	}
	spinning = any;
}
