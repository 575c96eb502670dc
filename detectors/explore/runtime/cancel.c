/*
 * cancel.c - pthread_cancel(), and what it leaves to clean up.
 *
 * Cancellation is deferred: it takes effect where the thread waits or tests.
 * That a thread can be cancelled at all makes each such place an event; so
 * those places are events only once a pthread_cancel() was seen, as with
 * plain accesses that race.
 */
#include <errno.h>
#include <pthread.h>
#include <setjmp.h>

#include "finding.h"
#include "lock.h"
#include "object.h"
#include "program.h"
#include "thread.h"

/* A place that no access has: it stands for all cancellation points. */
enum { CANCELS = 1 };

/* What pthread_cleanup_push() calls. */
void __pthread_register_cancel(__pthread_unwind_buf_t *buffer);
void __pthread_unregister_cancel(__pthread_unwind_buf_t *buffer);
_Noreturn void __pthread_unwind_next(__pthread_unwind_buf_t *buffer);

void __pthread_register_cancel(__pthread_unwind_buf_t *buffer)
{
	if (self->ncleanups == MAX_CLEANUPS)
		cannot("pthread_cleanup_push", CALLER,
		       "so many cleanup handlers in one thread");
	self->cleanups[self->ncleanups++] = buffer;
}

void __pthread_unregister_cancel(__pthread_unwind_buf_t *buffer)
{
	(void)buffer;
	self->ncleanups--;
}

/* Each handler runs in the frame that pushed it, and then comes back to
   __pthread_unwind_next(). */
void thread_cleanup(void)
{
	struct __jmp_buf_tag *frame;

	if (!self->ncleanups)
		return;
	frame = self->cleanups[--self->ncleanups];
	siglongjmp(frame, 1);
}

_Noreturn void __pthread_unwind_next(__pthread_unwind_buf_t *buffer)
{
	(void)buffer;
	end_thread(self->result);
}

static uintptr_t target(const struct thread *t)
{
	return (uintptr_t)&t->cancelled;
}

bool must_end(void)
{
	return self->cancelled && !self->cancel_off && !self->exiting;
}

void end_if_cancelled(void)
{
	if (must_end())
		end_thread(PTHREAD_CANCELED);
}

void cancellation_point(void)
{
	struct event e;

	if (!self)
		return;
	if (place_races(CANCELS)) {
		e = event_at(EVENT_CANCEL, target(self), USE_OBJECT, CALLER);
		point(&e);
	}
	end_if_cancelled();
}

int pthread_cancel(pthread_t id)
{
	struct thread *t = thread_called(id);
	uintptr_t pc = CALLER;
	struct event e;

	if (!t || t->joined) {
		found_here(FOUND_MISUSE, pc, (uintptr_t)id,
			   "the id is of no thread that could be cancelled");
		return ESRCH;
	}
	place_add(CANCELS);
	e = event_at(EVENT_CANCEL, target(t), USE_OBJECT, pc);
	point(&e);
	if (t->finished)
		return 0;
	t->cancelled = true;
	if (!t->cancel_off)
		wake_cancelled(t);
	return 0;
}

void pthread_testcancel(void)
{
	cancellation_point();
}

int pthread_setcancelstate(int state, int *old)
{
	if (state != PTHREAD_CANCEL_ENABLE && state != PTHREAD_CANCEL_DISABLE)
		return EINVAL;
	if (!self)
		return 0;
	if (old)
		*old = self->cancel_off ? PTHREAD_CANCEL_DISABLE
					: PTHREAD_CANCEL_ENABLE;
	self->cancel_off = state == PTHREAD_CANCEL_DISABLE;
	return 0;
}

int pthread_setcanceltype(int type, int *old)
{
	if (type != PTHREAD_CANCEL_DEFERRED &&
	    type != PTHREAD_CANCEL_ASYNCHRONOUS)
		return EINVAL;
	if (old)
		*old = PTHREAD_CANCEL_DEFERRED;
	if (self && type == PTHREAD_CANCEL_ASYNCHRONOUS)
		cannot("pthread_setcanceltype", CALLER,
		       "asynchronous cancellation");
	return 0;
}
