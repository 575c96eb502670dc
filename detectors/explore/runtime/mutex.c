/*
 * mutex.c - mutexes of all types.
 *
 * What POSIX calls an error or leaves undefined is reported as misuse, also
 * where glibc happens to let it pass.
 */
#include <errno.h>
#include <pthread.h>
#include <string.h>

#include "finding.h"
#include "livelock.h"
#include "lock.h"
#include "object.h"
#include "program.h"
#include "thread.h"

/* The kind that glibc keeps in a mutex, and so in its static initialisers,
   and a word that it leaves zero.  The runtime writes there where the mutex
   is, so that a copy of it can be told from one just initialised. */
enum { KIND_OFFSET = 16, SPARE_OFFSET = 32, KIND_BITS = 3, KIND_ROBUST = 16 };

static uintptr_t load_word(uintptr_t at)
{
	uintptr_t word;

	memcpy(&word, (const void *)at, sizeof word);
	return word;
}

static __attribute__((noinline)) void adopt(struct object *o, uintptr_t at,
					    uintptr_t pc)
{
	uintptr_t spare = load_word(at + SPARE_OFFSET);
	int kind;

	if (o->kind == OBJECT_DESTROYED)
		found_here(FOUND_MISUSE, pc, at,
			   "the mutex has been destroyed");
	memcpy(&kind, (const void *)(at + KIND_OFFSET), sizeof kind);
	if (spare && spare != ~at && load_word(at + KIND_OFFSET - 16) == 0)
		found_here(FOUND_MISUSE, pc, at,
			   "the mutex is a copy of another");
	else if (kind & ~0x1f || load_word(at) || (spare && spare != ~at))
		found_here(FOUND_MISUSE, pc, at,
			   "the mutex was never initialised");
	o->kind = OBJECT_MUTEX;
	o->type = (uint8_t)(kind & KIND_BITS);
	o->robust = kind & KIND_ROBUST;
	spare = ~at;
	memcpy((void *)(at + SPARE_OFFSET), &spare, sizeof spare);
}

static inline struct object *mutex_at(uintptr_t at, uintptr_t pc)
{
	struct object *o = object_at(at);

	if (__builtin_expect(o->kind != OBJECT_MUTEX, 0))
		adopt(o, at, pc);
	return o;
}

/* What taking a robust mutex answers: its owner may have ended with it, and
   nobody have repaired what it guards. */
static int answer(struct object *o, uintptr_t at)
{
	if (o->lost) {
		lock_released(o, at);
		return ENOTRECOVERABLE;
	}
	return o->inconsistent ? EOWNERDEAD : 0;
}

void mutexes_abandoned(void)
{
	for (int i = self->nholds; i--;) {
		struct object *o = object_known(self->holds[i].lock);

		if (!o || o->kind != OBJECT_MUTEX || !o->robust)
			continue;
		announce(EVENT_UNLOCK, o->at, 1, USE_RELEASE,
			 self->holds[i].pc);
		reach();
		o->inconsistent = true;
		lock_released(o, o->at);
	}
}

/* Wait for the mutex; `until` is NULL for no limit. */
static inline __attribute__((always_inline)) int
lock(uintptr_t at, const struct timespec *until, uintptr_t pc)
{
	struct object *o = self ? mutex_at(at, pc) : NULL;

	if (!self)
		return 0;
	if (o->owner == self->id && o->type == PTHREAD_MUTEX_RECURSIVE_NP) {
		o->depth++;
		return 0;
	}
	if (o->owner == self->id && o->type == PTHREAD_MUTEX_ERRORCHECK_NP) {
		found_here(FOUND_MISUSE, pc, at,
			   "the thread holds the mutex already");
		return EDEADLK;
	}
	if (until) {
		/* Running out of time is a choice: to run while it is held. */
		announce(EVENT_TRYLOCK, at, 1, USE_TRY, pc);
		reach();
		if (o->owner >= 0)
			return wrong_time(CLOCK_REALTIME, until) ? EINVAL
								 : ETIMEDOUT;
		lock_acquired(o, at, pc);
	} else {
		lock_take(o, EVENT_LOCK, pc);
	}
	return answer(o, at);
}

int pthread_mutex_lock(pthread_mutex_t *m)
{
	return lock((uintptr_t)m, NULL, CALLER);
}

int pthread_mutex_timedlock(pthread_mutex_t *m, const struct timespec *until)
{
	return lock((uintptr_t)m, until, CALLER);
}

int pthread_mutex_clocklock(pthread_mutex_t *m, clockid_t clock,
			    const struct timespec *until)
{
	if (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC)
		return EINVAL;
	return lock((uintptr_t)m, until, CALLER);
}

int pthread_mutex_trylock(pthread_mutex_t *m)
{
	uintptr_t at = (uintptr_t)m, pc = CALLER;
	struct event e = event_at(EVENT_TRYLOCK, at, USE_TRY, pc);
	struct object *o;

	if (!self)
		return 0;
	o = mutex_at(at, pc);
	point(&e);
	if (o->owner == self->id && o->type == PTHREAD_MUTEX_RECURSIVE_NP) {
		o->depth++;
		return 0;
	}
	if (o->owner >= 0) {
		livelock_watch(pc, at);
		return EBUSY;
	}
	lock_acquired(o, at, pc);
	return answer(o, at);
}

/* Why the running thread may not unlock, or NULL. */
static const char *not_to_unlock(const struct object *o)
{
	if (o->owner < 0)
		return "the mutex is not locked";
	if (o->owner != self->id)
		return "another thread holds the mutex";
	return NULL;
}

/* `role` is what the running thread does with what another may hold. */
static void misused(const char *role, struct object *o, uintptr_t at,
		    uintptr_t pc, const char *why)
{
	struct finding f = {.kind = FOUND_MISUSE, .nplaces = 1};

	f.place[0] = place_here(role, pc, at);
	if (o->owner >= 0) {
		f.place[1] = (struct place) {.role = "holds",
					     .thread = o->owner,
					     .pc = o->pc,
					     .object = at};
		f.nplaces = 2;
	}
	strcpy(f.text, why);
	found(&f);
}

int pthread_mutex_unlock(pthread_mutex_t *m)
{
	uintptr_t at = (uintptr_t)m, pc = CALLER;
	struct object *o;
	const char *wrong;

	if (!self)
		return 0;
	o = mutex_at(at, pc);
	if (o->owner == self->id && o->depth > 1) {
		o->depth--;
		return 0;
	}
	announce(EVENT_UNLOCK, at, 1, USE_RELEASE, pc);
	reach();
	wrong = not_to_unlock(o);
	if (wrong) {
		misused("unlocks", o, at, pc, wrong);
		/* What glibc does, where it says so. */
		if (o->type != PTHREAD_MUTEX_TIMED_NP || o->owner < 0)
			return EPERM;
	}
	if (o->inconsistent)
		o->lost = true; /* nobody repaired what it guards */
	lock_released(o, at);
	return 0;
}

int pthread_mutex_init(pthread_mutex_t *m, const pthread_mutexattr_t *how)
{
	uintptr_t at = (uintptr_t)m, pc = CALLER, spare = ~at;
	int type = PTHREAD_MUTEX_DEFAULT, robust = PTHREAD_MUTEX_STALLED, kind;
	struct object *o;

	if (how) {
		pthread_mutexattr_gettype(how, &type);
		pthread_mutexattr_getrobust(how, &robust);
	}
	kind = type | (robust == PTHREAD_MUTEX_ROBUST ? KIND_ROBUST : 0);
	lock_init(at, sizeof *m, pc);
	if (self) {
		o = object_at(at);
		if (o->kind == OBJECT_MUTEX && o->owner >= 0)
			found_here(FOUND_MISUSE, pc, at,
				   "a locked mutex is initialised again");
		o->kind = OBJECT_MUTEX;
		o->owner = -1;
		o->depth = 0;
		o->type = (uint8_t)type;
		o->robust = robust == PTHREAD_MUTEX_ROBUST;
		o->inconsistent = o->lost = false;
	}
	memset(m, 0, sizeof *m);
	memcpy((void *)(at + KIND_OFFSET), &kind, sizeof kind);
	memcpy((void *)(at + SPARE_OFFSET), &spare, sizeof spare);
	return 0;
}

int pthread_mutex_destroy(pthread_mutex_t *m)
{
	uintptr_t at = (uintptr_t)m, pc = CALLER;
	struct event e = event_at(EVENT_UNLOCK, at, USE_OBJECT, pc);
	struct object *o;

	if (!self)
		return 0;
	point(&e);
	o = mutex_at(at, pc);
	if (o->owner >= 0) {
		misused("destroys", o, at, pc, "a locked mutex is destroyed");
		return EBUSY;
	}
	if (o->waiters)
		found_here(FOUND_MISUSE, pc, at,
			   "a mutex that a thread waits for is destroyed");
	o->kind = OBJECT_DESTROYED;
	memset(m, 0, sizeof *m);
	return 0;
}

int pthread_mutex_consistent(pthread_mutex_t *m)
{
	struct object *o = object_at((uintptr_t)m);

	if (!o->robust || !o->inconsistent) {
		if (self)
			found_here(FOUND_MISUSE, CALLER, (uintptr_t)m,
				   "the mutex is not inconsistent");
		return EINVAL;
	}
	o->inconsistent = false;
	return 0;
}

bool mutex_held(uintptr_t at)
{
	const struct object *o = object_known(at);

	return o && o->kind == OBJECT_MUTEX && o->owner == self->id;
}

void mutex_give_back(uintptr_t at, uintptr_t pc)
{
	struct object *o = mutex_at(at, pc);

	if (o->owner == self->id)
		lock_released(o, at);
}

void mutex_wait_for(uintptr_t at, struct thread *t)
{
	struct object *o = object_at(at);

	o->waiters |= set_of(t->id);
	if (o->owner < 0)
		runnable |= set_of(t->id);
	else
		runnable &= ~set_of(t->id);
}

void mutex_take_back(uintptr_t at, uintptr_t pc)
{
	struct object *o = object_at(at);

	o->waiters &= ~set_of(self->id);
	lock_acquired(o, at, pc);
}
