/* semaphore.c - unnamed semaphores. */
#include "semaphore.h"

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <semaphore.h>
#include <string.h>

#include "finding.h"
#include "lock.h"
#include "pages.h"
#include "program.h"
#include "thread.h"

enum { MAX_UNITS = 1 << 20 };

/* A unit that was posted; those there from the start are only counted. */
static struct unit {
	uint32_t event, next;
	struct clock clock;
} * units;
static uint32_t nunits;

void semaphores_reset(void)
{
	if (!units)
		units = pages((size_t)MAX_UNITS * sizeof *units);
	nunits = 1;
}

uint32_t semaphore_next_post(const struct object *o)
{
	/* Units that nobody posted come first. */
	return o->limit || !o->first_unit ? 0 : units[o->first_unit].event;
}

static struct object *semaphore_at(uintptr_t at, uintptr_t pc)
{
	struct object *o = object_at(at);
	unsigned value;

	if (o->kind == OBJECT_SEMAPHORE)
		return o;
	if (o->kind == OBJECT_DESTROYED)
		found_here(FOUND_MISUSE, pc, at,
			   "the semaphore has been destroyed");
	memcpy(&value, (void *)at, sizeof value);
	if (value > SEM_VALUE_MAX)
		found_here(FOUND_MISUSE, pc, at,
			   "the semaphore was never initialised");
	o->kind = OBJECT_SEMAPHORE;
	o->depth = o->limit = value;
	return o;
}

int sem_init(sem_t *s, int shared, unsigned value)
{
	uintptr_t at = (uintptr_t)s, pc = CALLER;
	struct object *o;

	(void)shared;
	if (value > SEM_VALUE_MAX) {
		errno = EINVAL;
		return -1;
	}
	if (self) {
		announce(EVENT_SEM_VALUE, at, 1, USE_OBJECT, pc);
		reach();
	}
	plain_access(at, sizeof *s, PLAIN_WRITE, pc);
	memset(s, 0, sizeof *s);
	memcpy(s, &value, sizeof value);
	if (!self)
		return 0;
	o = object_at(at);
	if (o->kind == OBJECT_SEMAPHORE && o->waiters)
		found_here(FOUND_MISUSE, pc, at,
			   "a semaphore with waiters is initialised again");
	o->kind = OBJECT_SEMAPHORE;
	o->depth = o->limit = value;
	o->first_unit = o->last_unit = 0;
	return 0;
}

int sem_destroy(sem_t *s)
{
	uintptr_t at = (uintptr_t)s, pc = CALLER;
	struct event e = event_at(EVENT_SEM_POST, at, USE_OBJECT, pc);
	struct object *o;

	if (!self)
		return 0;
	point(&e);
	o = semaphore_at(at, pc);
	if (o->waiters)
		found_here(FOUND_MISUSE, pc, at,
			   "a semaphore that a thread waits for is destroyed");
	o->kind = OBJECT_DESTROYED;
	return 0;
}

static void take(struct object *o)
{
	park_effect();
	o->depth--;
	if (o->limit) {
		o->limit--;
	} else {
		struct unit *u = &units[o->first_unit];

		clock_join(&self->clock, &u->clock);
		o->first_unit = u->next;
		if (!u->next)
			o->last_unit = 0;
	}
	if (o->depth)
		return;
	for (set left = o->waiters; left; left = set_rest(left))
		if (!threads[set_first(left)].interrupted)
			runnable &= ~set_of(set_first(left));
}

static int wait(uintptr_t at, uintptr_t pc)
{
	struct object *o = semaphore_at(at, pc);
	struct event e = event_at(EVENT_SEM_WAIT, at, USE_ACQUIRE, pc);
	set me = set_of(self->id);

	self->interrupted = false;
	o->waiters |= me;
	if (!o->depth && !must_end())
		runnable &= ~me;
	point(&e);
	o->waiters &= ~me;
	if (!o->depth) { /* woken by its cancellation, or a handler */
		end_if_cancelled();
		errno = EINTR;
		return -1;
	}
	take(o);
	return 0;
}

int sem_wait(sem_t *s)
{
	uintptr_t pc = CALLER;

	cancellation_point();
	return self ? wait((uintptr_t)s, pc) : 0;
}

static int try(uintptr_t at, int error, uintptr_t pc)
{
	struct event e = event_at(EVENT_SEM_TRYWAIT, at, USE_TRY, pc);
	struct object *o = semaphore_at(at, pc);

	point(&e);
	if (!o->depth) {
		errno = error;
		return -1;
	}
	take(o);
	return 0;
}

int sem_trywait(sem_t *s)
{
	return self ? try((uintptr_t)s, EAGAIN, CALLER) : 0;
}

/* Running out of time is a choice: to run while there is no unit. */
static int timed(uintptr_t at, clockid_t clock, const struct timespec *until,
		 uintptr_t pc)
{
	if (wrong_time(clock, until)) {
		errno = EINVAL;
		return -1;
	}
	cancellation_point();
	return self ? try(at, ETIMEDOUT, pc) : 0;
}

int sem_timedwait(sem_t *s, const struct timespec *until)
{
	return timed((uintptr_t)s, CLOCK_REALTIME, until, CALLER);
}

int sem_clockwait(sem_t *s, clockid_t clock, const struct timespec *until)
{
	return timed((uintptr_t)s, clock, until, CALLER);
}

int sem_post(sem_t *s)
{
	uintptr_t at = (uintptr_t)s, pc = CALLER;
	struct event e = event_at(EVENT_SEM_POST, at, USE_RELEASE, pc);
	struct object *o;
	struct unit *u;

	if (!self)
		return 0;
	o = semaphore_at(at, pc);
	point(&e);
	if (o->depth == SEM_VALUE_MAX) {
		errno = EOVERFLOW;
		return -1;
	}
	if (nunits == MAX_UNITS)
		end_execution(TOO_LONG);
	u = &units[nunits];
	u->event = self->last_event;
	u->next = 0;
	clock_copy(&u->clock, &self->clock);
	step_clock();
	if (o->last_unit)
		units[o->last_unit].next = nunits;
	else
		o->first_unit = nunits;
	o->last_unit = nunits++;
	o->depth++;
	runnable |= o->waiters;
	return 0;
}

int sem_getvalue(sem_t *s, int *value)
{
	uintptr_t at = (uintptr_t)s, pc = CALLER;
	struct event e = event_at(EVENT_SEM_VALUE, at, USE_OBJECT, pc);

	if (!self)
		return 0;
	point(&e);
	*value = (int)semaphore_at(at, pc)->depth;
	return 0;
}
