/* barrier.c - barriers: the last to arrive lets all go on. */
#include <errno.h>
#include <pthread.h>
#include <string.h>

#include "finding.h"
#include "lock.h"
#include "program.h"

static struct object *barrier_at(pthread_barrier_t *b, uintptr_t pc)
{
	struct object *o = object_at((uintptr_t)b);

	if (o->kind == OBJECT_DESTROYED)
		found_here(FOUND_MISUSE, pc, o->at,
			   "the barrier has been destroyed");
	else if (o->kind != OBJECT_BARRIER)
		found_here(FOUND_MISUSE, pc, o->at,
			   "the barrier was never initialised");
	return o;
}

int pthread_barrier_init(pthread_barrier_t *b, const pthread_barrierattr_t *how,
			 unsigned count)
{
	uintptr_t pc = CALLER;
	struct object *o;

	(void)how;
	if (!count)
		return EINVAL;
	lock_init((uintptr_t)b, sizeof *b, pc);
	if (!self)
		cannot("pthread_barrier_init", pc, "called before main()");
	o = object_at((uintptr_t)b);
	if (o->kind == OBJECT_BARRIER && o->waiters)
		found_here(FOUND_MISUSE, pc, o->at,
			   "a barrier with waiters is initialised again");
	o->kind = OBJECT_BARRIER;
	o->limit = count;
	o->depth = 0;
	clock_clear(&o->clock);
	return 0;
}

int pthread_barrier_destroy(pthread_barrier_t *b)
{
	uintptr_t at = (uintptr_t)b, pc = CALLER;
	struct event e = event_at(EVENT_BARRIER, at, USE_OBJECT, pc);
	struct object *o;

	point(&e);
	o = barrier_at(b, pc);
	if (o->waiters)
		found_here(FOUND_MISUSE, pc, at,
			   "a barrier that a thread waits at is destroyed");
	o->kind = OBJECT_DESTROYED;
	return 0;
}

static void open_barrier(struct object *o)
{
	for (set left = o->waiters; left; left = set_rest(left)) {
		struct thread *t = &threads[set_first(left)];

		clock_join(&t->clock, &o->clock);
		t->woken_by = self->last_event;
	}
	clock_join(&self->clock, &o->clock);
	clock_clear(&o->clock);
	runnable |= o->waiters;
	o->waiters = 0;
	o->depth = 0;
}

/* POSIX lets any one of them be the serial thread; here it is the last. */
int pthread_barrier_wait(pthread_barrier_t *b)
{
	uintptr_t at = (uintptr_t)b, pc = CALLER;
	struct event e = event_at(EVENT_BARRIER, at, USE_OBJECT, pc);
	struct object *o = barrier_at(b, pc);

	point(&e);
	clock_join(&o->clock, &self->clock);
	step_clock();
	if (++o->depth >= o->limit) {
		open_barrier(o);
		return PTHREAD_BARRIER_SERIAL_THREAD;
	}
	o->waiters |= set_of(self->id);
	runnable &= ~set_of(self->id);
	self->pending = event_at(EVENT_BARRIER_LEAVE, at, USE_NONE, pc);
	schedule();
	return 0;
}
