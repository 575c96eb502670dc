/*
 * condition.c - condition variables.
 *
 * Waiting gives the mutex back and queues in one event; a signal may wake any
 * of the waiters, which is a choice.  A wait with a limit may run out of time
 * whenever it is still queued, which is a choice too.  Spurious wake-ups are
 * choices if the option asks for them,
 * one for each thread.
 */
#include <errno.h>
#include <pthread.h>
#include <string.h>

#include "explore.h"
#include "finding.h"
#include "lock.h"
#include "object.h"
#include "options.h"
#include "program.h"
#include "thread.h"

/* A loop around a timed wait would never end if running out of time were
   always a choice. */
enum { MAX_TIMEOUTS = 3 };

static const char late_only[] =
	"a thread's fourth and later time-outs come only when nobody else can "
	"go on";

static struct object *condition_at(uintptr_t at, uintptr_t pc)
{
	struct object *o = object_at(at);

	if (o->kind == OBJECT_DESTROYED)
		found_here(FOUND_MISUSE, pc, at,
			   "the condition has been destroyed");
	o->kind = OBJECT_CONDITION;
	return o;
}

static void queue_up(struct object *o, uintptr_t mutex, bool timed,
		     uintptr_t pc)
{
	if (o->partner && o->partner != mutex && o->waiters)
		found_here(FOUND_MISUSE, pc, o->at,
			   "two mutexes are used with one condition");
	o->partner = mutex;
	o->waiters |= set_of(self->id);
	self->waits_at = o->at;
	self->wakes_with = mutex;
	self->timed = timed;
	self->timed_out = false;
	self->pending = event_at(EVENT_TIMED_OUT, o->at, USE_OBJECT, pc);
	if (timed ? self->timeouts < MAX_TIMEOUTS
		  : options.spurious && !self->spurious_wakes)
		return;
	runnable &= ~set_of(self->id);
	if (timed) {
		self->late = true;
		remark(late_only, pc);
		tally.bounded = true;
	} else {
		self->pending.on[0].use = USE_NONE;
	}
}

/* `t` leaves the queue: what it does next is lock its mutex. */
static void dequeue(struct object *o, struct thread *t)
{
	uintptr_t pc = t->pending.pc;

	o->waiters &= ~set_of(t->id);
	t->late = false;
	t->waits_at = 0;
	t->pending = (struct event) {.kind = EVENT_WAKE, .pc = pc};
	t->pending.on[0] = (struct footprint) {
		.at = t->wakes_with, .size = 1, .use = USE_ACQUIRE};
	t->woken_by = t == self ? 0 : self->last_event;
	mutex_wait_for(t->wakes_with, t);
}

static int wait(uintptr_t at, uintptr_t mutex, bool timed, uintptr_t pc)
{
	struct object *o = condition_at(at, pc);
	struct event e = event_at(EVENT_WAIT, at, USE_OBJECT, pc);

	e.on[1] =
		(struct footprint) {.at = mutex, .size = 1, .use = USE_RELEASE};
	point(&e);
	if (!mutex_held(mutex))
		found_here(FOUND_MISUSE, pc, at,
			   "the thread waits without holding the mutex");
	mutex_give_back(mutex, pc);
	queue_up(o, mutex, timed, pc);
	if (must_end()) /* cancelled just before: as if just after */
		wake_cancelled(self);
	schedule();
	if (self->waits_at) {
		/* Chosen while still queued: out of time, or spuriously. */
		self->timed_out = timed;
		self->timeouts += timed;
		self->spurious_wakes += !timed;
		dequeue(o, self);
		if (!set_has(runnable, self->id))
			judge_cycle();
		schedule();
	}
	mutex_take_back(mutex, pc);
	end_if_cancelled();
	return self->timed_out ? ETIMEDOUT : 0;
}

int pthread_cond_wait(pthread_cond_t *c, pthread_mutex_t *m)
{
	uintptr_t pc = CALLER;

	cancellation_point();
	return wait((uintptr_t)c, (uintptr_t)m, false, pc);
}

static int timed_wait(pthread_cond_t *c, pthread_mutex_t *m, clockid_t clock,
		      const struct timespec *until, uintptr_t pc)
{
	if (wrong_time(clock, until))
		return EINVAL;
	cancellation_point();
	return wait((uintptr_t)c, (uintptr_t)m, true, pc);
}

int pthread_cond_timedwait(pthread_cond_t *c, pthread_mutex_t *m,
			   const struct timespec *until)
{
	return timed_wait(c, m, CLOCK_REALTIME, until, CALLER);
}

int pthread_cond_clockwait(pthread_cond_t *c, pthread_mutex_t *m,
			   clockid_t clock, const struct timespec *until)
{
	return timed_wait(c, m, clock, until, CALLER);
}

static void note_signal(struct object *o, uintptr_t pc)
{
	o->pc = pc;
	o->by = self->id;
	o->stack = self->stack;
	if (!o->waiters)
		o->lost = true;
}

int pthread_cond_signal(pthread_cond_t *c)
{
	uintptr_t at = (uintptr_t)c, pc = CALLER;
	struct event e = event_at(EVENT_SIGNAL, at, USE_OBJECT, pc);
	struct object *o;
	int n;

	if (!self)
		return 0;
	o = condition_at(at, pc);
	point(&e);
	note_signal(o, pc);
	n = set_count(o->waiters);
	if (n)
		dequeue(o, &threads[set_nth(o->waiters, pick(n))]);
	return 0;
}

int pthread_cond_broadcast(pthread_cond_t *c)
{
	uintptr_t at = (uintptr_t)c, pc = CALLER;
	struct event e = event_at(EVENT_BROADCAST, at, USE_OBJECT, pc);
	struct object *o;

	if (!self)
		return 0;
	o = condition_at(at, pc);
	point(&e);
	note_signal(o, pc);
	for (set left = o->waiters; left; left = set_rest(left))
		dequeue(o, &threads[set_first(left)]);
	return 0;
}

int pthread_cond_init(pthread_cond_t *c, const pthread_condattr_t *how)
{
	(void)how;
	lock_init((uintptr_t)c, sizeof *c, CALLER);
	memset(c, 0, sizeof *c);
	if (self) {
		struct object *o = object_at((uintptr_t)c);

		if (o->kind == OBJECT_CONDITION && o->waiters)
			found_here(FOUND_MISUSE, CALLER, o->at,
				   "a condition with waiters is initialised "
				   "again");
		o->kind = OBJECT_CONDITION;
		o->lost = false;
	}
	return 0;
}

int pthread_cond_destroy(pthread_cond_t *c)
{
	uintptr_t at = (uintptr_t)c, pc = CALLER;
	struct event e = event_at(EVENT_BROADCAST, at, USE_OBJECT, pc);
	struct object *o;

	if (!self)
		return 0;
	point(&e);
	o = condition_at(at, pc);
	if (o->waiters)
		found_here(FOUND_MISUSE, pc, at,
			   "a condition that a thread waits at is destroyed");
	o->kind = OBJECT_DESTROYED;
	return 0;
}

void wake_cancelled(struct thread *t)
{
	if (t->waits_at)
		dequeue(object_at(t->waits_at), t);
	else if (t->waits_for_end_of >= 0 || t->pending.kind == EVENT_SEM_WAIT)
		runnable |= set_of(t->id);
}
