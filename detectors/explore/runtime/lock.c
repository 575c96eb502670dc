/* lock.c - what all locks have in common. */
#include "lock.h"

#include <string.h>

#include "finding.h"
#include "program.h"
#include "stack.h"

void hold(uintptr_t lock, uintptr_t pc)
{
	if (self->nholds == MAX_HOLDS)
		cannot("lock", pc, "a thread that holds so many locks");
	self->holds[self->nholds++] =
		(struct hold) {.lock = lock, .pc = pc, .stack = self->stack};
	self->locks = stack_enter(self->locks, lock);
}

/* Not the lock taken last. */
static __attribute__((noinline)) void let_go_of_any(uintptr_t lock)
{
	int i = self->nholds;

	while (i && self->holds[i - 1].lock != lock)
		i--;
	if (!i)
		return;
	memmove(&self->holds[i - 1], &self->holds[i],
		(size_t)(self->nholds - i) * sizeof self->holds[0]);
	self->nholds--;
	self->locks = NO_LOCKS;
	for (i = 0; i < self->nholds; i++)
		self->locks = stack_enter(self->locks, self->holds[i].lock);
}

void let_go(uintptr_t lock)
{
	struct thread *me = self;

	if (!me->nholds || me->holds[me->nholds - 1].lock != lock) {
		let_go_of_any(lock);
		return;
	}
	me->nholds--;
	me->locks = stack_leave(me->locks);
}

struct event event_at(enum event_kind kind, uintptr_t at, enum use use,
		      uintptr_t pc)
{
	struct event e = {.kind = (uint8_t)kind, .pc = pc};

	e.on[0] = (struct footprint) {.at = at, .size = 1, .use = (uint8_t)use};
	return e;
}

void lock_init(uintptr_t at, size_t size, uintptr_t pc)
{
	if (self) {
		announce(EVENT_INIT, at, 1, USE_OBJECT, pc);
		reach();
	}
	plain_access(at, size, PLAIN_WRITE, pc);
}

void lock_acquired(struct object *o, uintptr_t at, uintptr_t pc)
{
	o->owner = self->id;
	o->depth = 1;
	o->pc = pc;
	runnable &= ~o->waiters;
	clock_join(&self->clock, &o->clock);
	hold(at, pc);
}

void lock_released(struct object *o, uintptr_t at)
{
	o->owner = -1;
	o->depth = 0;
	runnable |= o->waiters;
	clock_copy(&o->clock, &self->clock);
	step_clock();
	let_go(at);
}
