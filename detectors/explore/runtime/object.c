/* object.c - synchronisation objects by address. */
#include "object.h"

#include "livelock.h"
#include "pages.h"

enum { SLOTS = 1 << 20, OBJECTS = SLOTS / 2 };

/* Open addressing.  A slot of an older execution is free: nothing is ever
   taken out within one, so a probe may stop there. */
struct slot {
	uintptr_t at;
	uint32_t execution;
	uint32_t index;
};

static struct slot *slots;
static struct object *objects;
static uint32_t execution = 1, used;
struct object *object_latest;

void objects_reset(void)
{
	if (!slots) {
		slots = pages(SLOTS * sizeof *slots);
		objects = pages(OBJECTS * sizeof *objects);
	}
	execution++;
	used = 0;
	object_latest = NULL;
}

static struct slot *find(uintptr_t at)
{
	uint32_t i = (uint32_t)((at * 0x9e3779b97f4a7c15) >> 44);
	struct slot *s;

	for (;; i = (i + 1) % SLOTS) {
		s = &slots[i];
		if (s->execution != execution || s->at == at)
			return s;
	}
}

struct object *object_known(uintptr_t at)
{
	struct slot *s = find(at);

	return s->execution == execution ? &objects[s->index] : NULL;
}

struct object *object_found(uintptr_t at)
{
	struct slot *s = find(at);
	struct object *o;

	if (s->execution == execution)
		return object_latest = &objects[s->index];
	if (used == OBJECTS)
		die("more than %d locks and atomics in one execution", OBJECTS);
	*s = (struct slot) {.at = at, .execution = execution, .index = used};
	o = &objects[used++];
	/* All but the clock, which is long; its `n` makes it empty. */
	__builtin_memset(o, 0, __builtin_offsetof(struct object, clock));
	clock_clear(&o->clock);
	o->at = at;
	o->owner = -1;
	o->by = -1;
	return object_latest = o;
}

uint64_t objects_hash(uint64_t h)
{
	for (uint32_t i = 0; i < used; i++) {
		const struct object *o = &objects[i];

		h = hash_bytes(h, &o->owner, sizeof o->owner);
		h = hash_bytes(h, &o->depth, sizeof o->depth);
		h = hash_bytes(h, &o->kind, sizeof o->kind);
		h = hash_bytes(h, &o->waiters, sizeof o->waiters);
		h = hash_bytes(h, &o->readers, sizeof o->readers);
	}
	return h;
}
