/* park.c - threads that spin. */
#include "park.h"

#include <unwind.h>

#include "engine.h"
#include "livelock.h"

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

	return hash_bytes(entry_frame ^ park_registers(), (const void *)from,
			  fiber_slot_end(self->id) - from);
}

static bool changes_nothing(enum event_kind kind)
{
	switch (kind) {
	case EVENT_READ:
	case EVENT_ATOMIC_LOAD:
	case EVENT_COMPARE_EXCHANGE: /* if it succeeds: park_effect() */
	case EVENT_ATOMIC_UPDATE:    /* if it changes the value, likewise */
	case EVENT_TRYLOCK:
	case EVENT_TRY_READ_LOCK:
	case EVENT_SEM_TRYWAIT:
	case EVENT_YIELD:
	case EVENT_SLEEP:
	case EVENT_FILE_LOOK:
	case EVENT_FILE_CHANGE: /* if it does not fail, likewise */
		return true;
	default:
		return false;
	}
}

void park_effect(void)
{
	self->park.idle = 0;
}

static void park(void)
{
	self->is_parked = true;
	runnable &= ~set_of(self->id);
}

void park_announce(void)
{
	struct parking *p = &self->park;
	const struct event *e = &self->pending;
	uint64_t state;

	if (!changes_nothing((enum event_kind)e->kind) ||
	    self->last_event != nevents) {
		p->idle = 0;
		return;
	}
	if (++p->idle <= PARK_AFTER)
		return;
	spinning = true;
	state = hash_state();
	if (p->idle == PARK_AFTER + 1) {
		p->window = 1;
	} else if (p->pc == e->pc && p->state == state &&
		   p->nwatches <= PARK_WATCHES) {
		park();
		return;
	} else if (p->idle - p->anchor < p->window) {
		park_watch(e->on[0].at, e->on[0].size);
		return;
	}
	p->window *= 2;
	p->anchor = p->idle;
	p->state = state;
	p->pc = e->pc;
	p->nwatches = 0;
	park_watch(e->on[0].at, e->on[0].size);
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
		t->is_parked = false;
		runnable |= set_of(i);
	}
	spinning = any;
}
