/* thread.c - pthread_create() to pthread_join(). */
#include "thread.h"

#include <errno.h>
#include <pthread.h>

#include "finding.h"
#include "heap.h"
#include "program.h"
#include "race.h"
#include "signals.h"
#include "stack.h"

void threads_reset(void)
{
	exit_reset();
}

/* A thread's id is the address of its description: like a native one it says
   nothing, and it is the same in every execution. */
static pthread_t id_of(const struct thread *t)
{
	return (pthread_t)(uintptr_t)t;
}

struct thread *thread_called(pthread_t id)
{
	uintptr_t offset = (uintptr_t)id - (uintptr_t)threads;

	if (offset % sizeof *threads ||
	    offset / sizeof *threads >= (uintptr_t)nthreads)
		return NULL;
	return (struct thread *)(uintptr_t)id;
}

int pthread_create(pthread_t *id, const pthread_attr_t *attributes,
		   void *(*function)(void *), void *argument)
{
	uintptr_t pc = CALLER;
	int detached = PTHREAD_CREATE_JOINABLE;
	struct thread *t = new_thread(function, argument);

	if (!t)
		cannot("pthread_create", pc,
		       "more threads in one execution than are modelled");
	if (attributes)
		pthread_attr_getdetachstate(attributes, &detached);
	t->detached = detached == PTHREAD_CREATE_DETACHED;
	t->created_at = pc;
	t->created_stack = self->stack;
	clock_join(&t->clock, &self->clock);
	step_clock();
	/* POSIX does not say that *id is stored before the thread runs. */
	begin_thread(t);
	plain_access((uintptr_t)id, sizeof *id, PLAIN_WRITE, pc);
	*id = id_of(t);
	return 0;
}

pthread_t pthread_self(void)
{
	if (!self)
		return id_of(&threads[0]);
	return id_of(self->acts_for < 0 ? self : &threads[self->acts_for]);
}

int pthread_equal(pthread_t a, pthread_t b)
{
	return a == b;
}

void thread_finish(void *result)
{
	struct thread *joiner;

	if (self->acts_for >= 0) {
		handler_finish();
		return;
	}
	if (self->is_alarm) {
		self->joined = true;
		njoined++;
		return;
	}
	self->result = result;
	self->exiting = true;
	thread_cleanup();
	thread_destroy_values();
	mutexes_abandoned();
	if (self->joiner < 0)
		return;
	joiner = &threads[self->joiner];
	runnable |= set_of(joiner->id);
	joiner->after |= set_of(self->id);
}

_Noreturn void pthread_exit(void *result)
{
	end_thread(result);
}

/* Why `t` cannot be joined, or NULL. */
static const char *not_joinable(const struct thread *t)
{
	if (!t)
		return "the id is of no thread";
	if (t->detached)
		return "the thread is detached";
	if (t->joined)
		return "the thread has been joined already";
	if (t->joiner >= 0)
		return "another thread is joining it";
	return NULL;
}

static void wait_for_end(struct thread *t, uintptr_t pc)
{
	t->joiner = self->id;
	self->waits_for_end_of = t->id;
	announce(EVENT_JOIN, 0, 0, USE_NONE, pc);
	if (!t->finished) {
		if (!must_end())
			runnable &= ~set_of(self->id);
		judge_cycle();
		schedule();
		if (!t->finished) { /* woken by its cancellation */
			t->joiner = -1;
			self->waits_for_end_of = -1;
			end_thread(PTHREAD_CANCELED);
		}
	} else {
		self->after |= set_of(t->id);
	}
	self->waits_for_end_of = -1;
	t->joined = true;
	njoined++;
	clock_join(&self->clock, &t->clock);
}

static int join(pthread_t id, void **result, uintptr_t pc)
{
	struct thread *t = thread_called(id);
	const char *wrong = not_joinable(t);

	cancellation_point();
	if (wrong) {
		found_here(FOUND_MISUSE, pc, (uintptr_t)id, wrong);
		return t && t->detached ? EINVAL : ESRCH;
	}
	if (t == self) {
		found_here(FOUND_DEADLOCK, pc, (uintptr_t)id,
			   "the thread joins itself");
		return EDEADLK;
	}
	wait_for_end(t, pc);
	if (result) {
		plain_access((uintptr_t)result, sizeof *result, PLAIN_WRITE,
			     pc);
		*result = t->result;
	}
	return 0;
}

int pthread_join(pthread_t id, void **result)
{
	return join(id, result, CALLER);
}

static int try_join(pthread_t id, void **result, uintptr_t pc)
{
	struct thread *t = thread_called(id);
	struct event e = {.kind = EVENT_JOIN, .pc = pc};

	/* Whether it has ended is a state that any event may change. */
	e.on[0] = (struct footprint) {.use = USE_EVERYTHING};
	point(&e);
	if (t && !not_joinable(t) && !t->finished)
		return EBUSY;
	return join(id, result, pc);
}

int pthread_tryjoin_np(pthread_t id, void **result)
{
	return try_join(id, result, CALLER);
}

int pthread_detach(pthread_t id)
{
	struct thread *t = thread_called(id);
	const char *wrong = not_joinable(t);

	if (wrong) {
		found_here(FOUND_MISUSE, CALLER, (uintptr_t)id, wrong);
		return t ? EINVAL : ESRCH;
	}
	t->detached = true;
	return 0;
}

/* Running out of time is a choice: to go on while the thread is at it. */
static int timed_join(pthread_t id, void **result, clockid_t clock,
		      const struct timespec *until, uintptr_t pc)
{
	int how;

	if (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC)
		return EINVAL;
	how = try_join(id, result, pc);
	if (how != EBUSY)
		return how;
	return wrong_time(clock, until) ? EINVAL : ETIMEDOUT;
}

int pthread_timedjoin_np(pthread_t id, void **result,
			 const struct timespec *until)
{
	return timed_join(id, result, CLOCK_REALTIME, until, CALLER);
}

int pthread_clockjoin_np(pthread_t id, void **result, clockid_t clock,
			 const struct timespec *until)
{
	return timed_join(id, result, clock, until, CALLER);
}
