/*
 * lock.h - what all locks have in common.
 */
#ifndef EXPLORE_LOCK_H
#define EXPLORE_LOCK_H

#include "engine.h"
#include "object.h"
#include "thread.h"

/* An event of one footprint of size 1. */
struct event event_at(enum event_kind kind, uintptr_t at, enum use use,
		      uintptr_t pc);

/* The running thread is about to initialise the object at `at`, of `size`
   bytes: an event, for another may have it in use. */
void lock_init(uintptr_t at, size_t size, uintptr_t pc);

/* The running thread has the exclusive lock `o` from now on: others that want
   it cannot go on, and what its last release published has happened. */
void lock_acquired(struct object *o, uintptr_t at, uintptr_t pc);

/* It gives it back: those that want it can go on. */
void lock_released(struct object *o, uintptr_t at);

/* Wait until the exclusive lock `o` is free, and take it.  Inline, so that
   there is no frame more to return from after a switch of threads. */
static inline __attribute__((always_inline)) void
lock_take(struct object *o, enum event_kind kind, uintptr_t pc)
{
	set me = set_of(self->id);

	o->waiters |= me;
	announce(kind, o->at, 1, USE_ACQUIRE, pc);
	if (__builtin_expect(o->owner >= 0 || o->readers, 0)) {
		runnable &= ~me;
		judge_cycle();
	}
	reach();
	o->waiters &= ~me;
	lock_acquired(o, o->at, pc);
}

#endif
