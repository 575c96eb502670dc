/*
 * once.c - pthread_once orders the initialiser before every return from it
 * (POSIX, 4.12), which neither tool knows.
 *
 * Linked with -Wl,--wrap=pthread_once.  The end of the initialiser is a release
 * on the control, the return from the call an acquire.
 */
#include <pthread.h>
#include <stdbool.h>

#include "hide.h"
#include "synchronises.h"

/* The innermost call of this thread; an initialiser may itself call once. */
struct call {
	struct call *outer;
	void (*initialise)(void);
	pthread_once_t *control;
};

static __thread struct call *innermost; /* guarded by being thread-local */

int __real_pthread_once(pthread_once_t *control, void (*initialise)(void));
int __wrap_pthread_once(pthread_once_t *control, void (*initialise)(void));

static void record_accesses(bool on)
{
	VALGRIND_DO_CLIENT_REQUEST_STMT(VG_USERREQ__DRD_RECORD_LOADS, on, 0, 0,
					0, 0);
	VALGRIND_DO_CLIENT_REQUEST_STMT(VG_USERREQ__DRD_RECORD_STORES, on, 0, 0,
					0, 0);
}

static void initialise_and_publish(void)
{
	struct call *call = innermost;
	bool watched;

	/* DRD looks away inside pthread_once; the initialiser is the program's
	   own code and must be checked. */
	record_accesses(true);
	call->initialise();
	record_accesses(false);
	watched = synchronises_begin();
	synchronises_wrote(watched, call->control, __ATOMIC_RELEASE, false);
	synchronises_end(watched, true);
}

int __wrap_pthread_once(pthread_once_t *control, void (*initialise)(void))
{
	struct call call = {innermost, initialise, control};
	bool watched;
	int error;

	innermost = &call;
	error = __real_pthread_once(control, initialise_and_publish);
	innermost = call.outer;
	watched = synchronises_begin();
	synchronises_read(watched, control, __ATOMIC_ACQUIRE);
	synchronises_end(watched, true);
	return error;
}
