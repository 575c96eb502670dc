/* spin.c - POSIX spin locks: locks whose waiters we need not let spin. */
#include <errno.h>
#include <pthread.h>

#include "finding.h"
#include "livelock.h"
#include "lock.h"
#include "program.h"

static struct object *spin_at(pthread_spinlock_t *s, uintptr_t pc)
{
	struct object *o = object_at((uintptr_t)s);

	if (o->kind == OBJECT_DESTROYED)
		found_here(FOUND_MISUSE, pc, o->at,
			   "the spin lock has been destroyed");
	else if (o->kind == OBJECT_NONE)
		found_here(FOUND_MISUSE, pc, o->at,
			   "the spin lock was never initialised");
	o->kind = OBJECT_SPIN;
	return o;
}

int pthread_spin_init(pthread_spinlock_t *s, int shared)
{
	(void)shared;
	lock_init((uintptr_t)s, sizeof *s, CALLER);
	*s = 0;
	if (self) {
		struct object *o = object_at((uintptr_t)s);

		if (o->kind == OBJECT_SPIN && o->owner >= 0)
			found_here(FOUND_MISUSE, CALLER, o->at,
				   "a locked spin lock is initialised again");
		o->kind = OBJECT_SPIN;
		o->owner = -1;
	}
	return 0;
}

int pthread_spin_destroy(pthread_spinlock_t *s)
{
	uintptr_t at = (uintptr_t)s, pc = CALLER;
	struct event e = event_at(EVENT_UNLOCK, at, USE_OBJECT, pc);
	struct object *o;

	if (!self)
		return 0;
	point(&e);
	o = spin_at(s, pc);
	if (o->owner >= 0)
		found_here(FOUND_MISUSE, pc, at,
			   "a locked spin lock is destroyed");
	o->kind = OBJECT_DESTROYED;
	return 0;
}

int pthread_spin_lock(pthread_spinlock_t *s)
{
	uintptr_t pc = CALLER;

	if (self)
		lock_take(spin_at(s, pc), EVENT_LOCK, pc);
	return 0;
}

int pthread_spin_trylock(pthread_spinlock_t *s)
{
	uintptr_t at = (uintptr_t)s, pc = CALLER;
	struct event e = event_at(EVENT_TRYLOCK, at, USE_TRY, pc);
	struct object *o;

	if (!self)
		return 0;
	o = spin_at(s, pc);
	point(&e);
	if (o->owner >= 0) {
		livelock_watch(pc, at);
		return EBUSY;
	}
	lock_acquired(o, at, pc);
	return 0;
}

int pthread_spin_unlock(pthread_spinlock_t *s)
{
	uintptr_t at = (uintptr_t)s, pc = CALLER;
	struct event e = event_at(EVENT_UNLOCK, at, USE_RELEASE, pc);
	struct object *o;

	if (!self)
		return 0;
	o = spin_at(s, pc);
	point(&e);
	if (o->owner != self->id)
		found_here(FOUND_MISUSE, pc, at,
			   o->owner < 0 ? "the spin lock is not locked"
					: "another thread holds the spin lock");
	lock_released(o, at);
	return 0;
}
