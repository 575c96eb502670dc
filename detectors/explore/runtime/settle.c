/* settle.c - what a pending event that may fail would do now. */
#include <string.h>

#include "engine.h"
#include "object.h"
#include "semaphore.h"

static bool free_to_take(const struct event *e)
{
	const struct object *o = object_known(e->on[0].at);

	if (!o)
		return true;
	switch (e->kind) {
	case EVENT_SEM_WAIT:
	case EVENT_SEM_TRYWAIT:
		return o->depth > 0;
	case EVENT_TRY_READ_LOCK:
		return o->owner < 0;
	default:
		return o->owner < 0 && !o->readers;
	}
}

/* Whether what `t` waits for was called off, by a handler that ran or by its
   cancellation. */
static bool gives_up(const struct thread *t)
{
	return t->interrupted || (t->cancelled && !t->cancel_off);
}

void settle(struct event *e, int thread)
{
	const struct object *o;

	switch (e->kind) {
	case EVENT_COMPARE_EXCHANGE:
		e->on[0].use = memcmp((const void *)e->on[0].at, e->expected,
				      e->on[0].size)
				       ? USE_READ
				       : USE_WRITE;
		break;
	case EVENT_TRYLOCK:
	case EVENT_TRY_READ_LOCK:
	case EVENT_SEM_TRYWAIT:
		e->on[0].use = free_to_take(e) ? USE_TRY : USE_TRY_FAILED;
		if (e->kind != EVENT_SEM_TRYWAIT)
			break;
		/* fall through */
	case EVENT_SEM_WAIT:
		/* It may go on without a unit: so a post may come too late. */
		if (gives_up(&threads[thread]))
			e->on[0].use =
				free_to_take(e) ? USE_TRY : USE_TRY_FAILED;
		o = object_known(e->on[0].at);
		e->needs = o && o->depth ? semaphore_next_post(o) : 0;
		break;
	case EVENT_UNLOCK:
		o = object_known(e->on[0].at);
		if (o && o->owner != thread && e->on[0].use == USE_RELEASE)
			e->on[0].use = USE_OBJECT;
		break;
	default:
		break;
	}
}
