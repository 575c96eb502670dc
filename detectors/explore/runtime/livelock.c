/* livelock.c - threads that keep changing something and get nowhere. */
#include "livelock.h"

#include <stdio.h>
#include <string.h>

#include "engine.h"
#include "finding.h"
#include "heap.h"
#include "object.h"
#include "park.h"
#include "restore.h"

enum { MAX_STATES = 64, MAX_LOOKS = 500 };

static struct {
	uint64_t hash, when; /* nevents then */
	int thread;
} states[MAX_STATES];
static int nstates, looks;

void livelock_reset(void)
{
	nstates = looks = 0;
}

uint64_t hash_bytes(uint64_t h, const void *at, uint64_t size)
{
	const unsigned char *p = at;

	for (; size >= 8; size -= 8, p += 8) {
		uint64_t word;

		memcpy(&word, p, sizeof word);
		h = (h ^ word) * 0x9fb21c651e98df25 + (h >> 31);
	}
	for (; size; size--, p++)
		h = (h ^ *p) * 0x9fb21c651e98df25 + (h >> 31);
	return h;
}

/* Where the program's part of the stack begins.  A thread past its function
   has none, and another one's frame may have been noted last. */
static uintptr_t frame_of(const struct thread *t)
{
	uintptr_t end = fiber_slot_end(t->id);

	return end - t->frame <= SLOT_SIZE ? t->frame : end;
}

/* All that decides what the program does next, but for time. */
static uint64_t hash_program(void)
{
	uint64_t h = restore_hash(17);
	char *heap, *heap_end;

	heap_extent(&heap, &heap_end);
	h = hash_bytes(h, heap, (uint64_t)(heap_end - heap));
	h = objects_hash(h);
	for (int i = 0; i < nthreads; i++) {
		const struct thread *t = &threads[i];
		uintptr_t from = frame_of(t);

		h = hash_bytes(h, &t->finished, sizeof t->finished);
		h = hash_bytes(h, &t->pending.pc, sizeof t->pending.pc);
		h = hash_bytes(h, &t->waits_at, sizeof t->waits_at);
		if (!t->finished)
			h = hash_bytes(h ^ t->registers, (const void *)from,
				       fiber_slot_end(i) - from);
	}
	return h;
}

/* Whether all that could go on have had a turn since event `when`. */
static bool fair_since(uint64_t when)
{
	for (int i = 0; i < nthreads; i++)
		if (set_has(runnable, i) && threads[i].last_event <= when)
			return false;
	return true;
}

static void report(uintptr_t pc, uintptr_t lock)
{
	struct finding f = {.kind = FOUND_LIVELOCK, .nplaces = 1};

	f.place[0] = place_here("spins", pc, lock);
	snprintf(f.text, sizeof f.text,
		 "all is as it was before, and every thread has had its turn");
	found(&f);
}

void livelock_watch(uintptr_t pc, uintptr_t lock)
{
	uint64_t hash;

	/* Who tries with a lock in hand is in the others' way meanwhile: that
	   changes something, and is no waiting. */
	if (self->locks)
		park_effect();
	if (++self->failed_tries < 2 || nalive < 2)
		return;
	/* Finding none, it does not look for ever. */
	watch_states = nstates < MAX_STATES && looks++ < MAX_LOOKS;
	if (self->failed_tries < 3 || !watch_states)
		return;
	hash = hash_program();
	for (int i = 0; i < nstates; i++)
		if (states[i].hash == hash && states[i].thread == self->id) {
			if (fair_since(states[i].when))
				report(pc, lock);
			return;
		}
	states[nstates].hash = hash;
	states[nstates].thread = self->id;
	states[nstates++].when = nevents;
}
