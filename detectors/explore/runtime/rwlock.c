/*
 * rwlock.c - reader-writer locks.
 *
 * By default a reader need not wait for a writer that waits, as in glibc.
 * With PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP it must, and that a
 * writer begins to wait is then an event of its own, at the address QUEUE
 * bytes into the lock.
 */
#include <errno.h>
#include <pthread.h>
#include <string.h>

#include "finding.h"
#include "lock.h"
#include "program.h"
#include "stack.h"
#include "thread.h"

/* READERS is where the readers' releases are published to writers. */
enum { READERS = 1, QUEUE = 2, KIND_OFFSET = 48 };

static struct object *rwlock_at(pthread_rwlock_t *l, uintptr_t pc)
{
	struct object *o = object_at((uintptr_t)l);
	int kind;

	if (o->kind == OBJECT_RWLOCK)
		return o;
	if (o->kind == OBJECT_DESTROYED)
		found_here(FOUND_MISUSE, pc, o->at,
			   "the reader-writer lock has been destroyed");
	memcpy(&kind, (char *)l + KIND_OFFSET, sizeof kind);
	if (kind & ~3)
		found_here(FOUND_MISUSE, pc, o->at,
			   "the reader-writer lock was never initialised");
	o->kind = OBJECT_RWLOCK;
	o->type = (uint8_t)kind;
	return o;
}

static bool prefers_writers(const struct object *o)
{
	return o->type == PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP;
}

int pthread_rwlock_init(pthread_rwlock_t *l, const pthread_rwlockattr_t *how)
{
	int kind = PTHREAD_RWLOCK_DEFAULT_NP;

	if (how)
		pthread_rwlockattr_getkind_np(how, &kind);
	lock_init((uintptr_t)l, sizeof *l, CALLER);
	memset(l, 0, sizeof *l);
	memcpy((char *)l + KIND_OFFSET, &kind, sizeof kind);
	if (self) {
		struct object *o = object_at((uintptr_t)l);

		if (o->kind == OBJECT_RWLOCK && (o->owner >= 0 || o->readers))
			found_here(FOUND_MISUSE, CALLER, o->at,
				   "a held reader-writer lock is initialised "
				   "again");
		o->kind = OBJECT_RWLOCK;
		o->type = (uint8_t)kind;
	}
	return 0;
}

int pthread_rwlock_destroy(pthread_rwlock_t *l)
{
	uintptr_t at = (uintptr_t)l, pc = CALLER;
	struct event e = event_at(EVENT_UNLOCK, at, USE_OBJECT, pc);
	struct object *o;

	if (!self)
		return 0;
	point(&e);
	o = rwlock_at(l, pc);
	if (o->owner >= 0 || o->readers)
		found_here(FOUND_MISUSE, pc, at,
			   "a held reader-writer lock is destroyed");
	o->kind = OBJECT_DESTROYED;
	return 0;
}

static void read_acquired(struct object *o, uintptr_t pc)
{
	park_effect();
	o->readers |= set_of(self->id);
	runnable &= ~o->waiters;
	clock_join(&self->clock, &o->clock);
	hold(o->at, pc);
}

static bool reader_must_wait(const struct object *o)
{
	return o->owner >= 0 || (prefers_writers(o) && o->waiters);
}

/* Who may go on now that the lock or its queue has changed. */
static void let_in(struct object *o)
{
	if (o->owner >= 0)
		runnable &= ~(o->waiters | o->read_waiters);
	else if (o->readers)
		runnable &= ~o->waiters;
	else
		runnable |= o->waiters;
	if (reader_must_wait(o))
		runnable &= ~o->read_waiters;
	else
		runnable |= o->read_waiters;
}

/* What glibc does, and POSIX lets it. */
static int held_already(const struct object *o, uintptr_t pc)
{
	found_here(FOUND_MISUSE, pc, o->at,
		   "the thread holds the lock for writing already");
	return EDEADLK;
}

static int read_lock(pthread_rwlock_t *l, uintptr_t pc)
{
	struct object *o = rwlock_at(l, pc);
	struct event e = event_at(EVENT_READ_LOCK, o->at, USE_SHARED, pc);
	set me = set_of(self->id);

	if (o->owner == self->id)
		return held_already(o, pc);
	if (prefers_writers(o))
		e.on[1] = (struct footprint) {
			.at = o->at + QUEUE, .size = 1, .use = USE_OBJECT};
	self->pending = e;
	o->read_waiters |= me;
	if (reader_must_wait(o)) {
		runnable &= ~me;
		judge_cycle();
	}
	point(&e);
	o->read_waiters &= ~me;
	read_acquired(o, pc);
	return 0;
}

static int write_lock(pthread_rwlock_t *l, uintptr_t pc)
{
	struct object *o = rwlock_at(l, pc);
	struct event e;

	if (o->owner == self->id)
		return held_already(o, pc);
	if (prefers_writers(o)) {
		e = event_at(EVENT_WRITE, o->at + QUEUE, USE_OBJECT, pc);
		point(&e);
		o->waiters |= set_of(self->id);
		let_in(o);
		runnable |= o->owner < 0 && !o->readers ? set_of(self->id) : 0;
	}
	lock_take(o, EVENT_LOCK, pc);
	let_in(o);
	clock_join(&self->clock, &object_at(o->at + READERS)->clock);
	return 0;
}

static int try_lock(pthread_rwlock_t *l, bool reads, int error, uintptr_t pc)
{
	struct object *o = rwlock_at(l, pc);
	struct event e = event_at(reads ? EVENT_TRY_READ_LOCK : EVENT_TRYLOCK,
				  o->at, USE_TRY, pc);

	point(&e);
	if (reads ? reader_must_wait(o) : o->owner >= 0 || o->readers)
		return error;
	if (reads) {
		read_acquired(o, pc);
		return 0;
	}
	lock_acquired(o, o->at, pc);
	let_in(o);
	clock_join(&self->clock, &object_at(o->at + READERS)->clock);
	return 0;
}

static void read_unlock(struct object *o, uintptr_t pc)
{
	struct event e =
		event_at(EVENT_READ_UNLOCK, o->at, USE_SHARED_RELEASE, pc);

	point(&e);
	clock_join(&object_at(o->at + READERS)->clock, &self->clock);
	step_clock();
	let_go(o->at);
	for (int i = 0; i < self->nholds; i++)
		if (self->holds[i].lock == o->at)
			return; /* held more than once for reading */
	o->readers &= ~set_of(self->id);
	let_in(o);
}

static int unlock(pthread_rwlock_t *l, uintptr_t pc)
{
	struct object *o = rwlock_at(l, pc);
	struct event e = event_at(EVENT_UNLOCK, o->at, USE_RELEASE, pc);

	if (set_has(o->readers, self->id)) {
		read_unlock(o, pc);
		return 0;
	}
	point(&e);
	if (o->owner != self->id) {
		found_here(FOUND_MISUSE, pc, o->at,
			   "the thread does not hold the reader-writer lock");
		return EPERM;
	}
	lock_released(o, o->at);
	let_in(o);
	return 0;
}

int pthread_rwlock_rdlock(pthread_rwlock_t *l)
{
	return self ? read_lock(l, CALLER) : 0;
}

int pthread_rwlock_wrlock(pthread_rwlock_t *l)
{
	return self ? write_lock(l, CALLER) : 0;
}

int pthread_rwlock_tryrdlock(pthread_rwlock_t *l)
{
	return self ? try_lock(l, true, EBUSY, CALLER) : 0;
}

int pthread_rwlock_trywrlock(pthread_rwlock_t *l)
{
	return self ? try_lock(l, false, EBUSY, CALLER) : 0;
}

static int timed_lock(pthread_rwlock_t *l, bool reads, clockid_t clock,
		      const struct timespec *until, uintptr_t pc)
{
	const struct object *o = self ? rwlock_at(l, pc) : NULL;

	if (wrong_time(clock, until))
		return EINVAL;
	if (!self)
		return 0;
	if (o->owner == self->id)
		return held_already(o, pc);
	return try_lock(l, reads, ETIMEDOUT, pc);
}

int pthread_rwlock_timedrdlock(pthread_rwlock_t *l, const struct timespec *t)
{
	return timed_lock(l, true, CLOCK_REALTIME, t, CALLER);
}

int pthread_rwlock_timedwrlock(pthread_rwlock_t *l, const struct timespec *t)
{
	return timed_lock(l, false, CLOCK_REALTIME, t, CALLER);
}

int pthread_rwlock_clockrdlock(pthread_rwlock_t *l, clockid_t clock,
			       const struct timespec *t)
{
	return timed_lock(l, true, clock, t, CALLER);
}

int pthread_rwlock_clockwrlock(pthread_rwlock_t *l, clockid_t clock,
			       const struct timespec *t)
{
	return timed_lock(l, false, clock, t, CALLER);
}

int pthread_rwlock_unlock(pthread_rwlock_t *l)
{
	return self ? unlock(l, CALLER) : 0;
}
