/* once.c - pthread_once(): a lock that is taken, and given back once run. */
#include <pthread.h>

#include "lock.h"
#include "program.h"

enum { DONE = 2 }; /* what glibc leaves in the control word */

int pthread_once(pthread_once_t *control, void (*function)(void))
{
	uintptr_t at = (uintptr_t)control, pc = CALLER;
	struct event e = event_at(EVENT_UNLOCK, at, USE_RELEASE, pc);
	struct object *o;

	if (!self) {
		if (*control != DONE) {
			*control = DONE;
			function();
		}
		return 0;
	}
	o = object_at(at);
	o->kind = OBJECT_ONCE;
	lock_take(o, EVENT_ONCE, pc);
	if (*control != DONE) {
		function();
		*control = DONE;
		point(&e);
	}
	lock_released(o, at);
	return 0;
}
