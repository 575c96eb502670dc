/*
 * object.h - what the runtime knows about a synchronisation object.
 *
 * It is kept beside the program's memory and found by address, so that a
 * copied, destroyed or overwritten object is noticed, and begins anew with
 * each execution.
 */
#ifndef EXPLORE_OBJECT_H
#define EXPLORE_OBJECT_H

#include <stdbool.h>
#include <stdint.h>

#include "clock.h"

enum object_kind {
	OBJECT_NONE, /* seen for the first time */
	OBJECT_ATOMIC,
	OBJECT_MUTEX,
	OBJECT_CONDITION,
	OBJECT_RWLOCK,
	OBJECT_SEMAPHORE,
	OBJECT_BARRIER,
	OBJECT_SPIN,
	OBJECT_ONCE,
	OBJECT_STREAM,
	OBJECT_DESTROYED,
};

struct object {
	uintptr_t at;
	uint8_t kind;
	uint8_t type; /* of a mutex: PTHREAD_MUTEX_... */
	bool robust, inconsistent;
	int owner;      /* thread that holds it (for writing), or -1 */
	uint32_t depth; /* times a recursive mutex is held; units of a
			   semaphore; arrivals at a barrier */
	uint32_t limit; /* of a barrier; units of a semaphore that nobody
			   posted */
	uint32_t first_unit, last_unit; /* of a semaphore; semaphore.c */
	set waiters; /* threads whose pending event wants it, or that are
			queued at it */
	set readers; /* that hold it */
	set read_waiters;
	uintptr_t pc; /* where it was last taken, destroyed, or signalled */
	uint32_t stack;
	int by;             /* and by which thread */
	bool lost;          /* a signal came while nobody waited; or a robust
			      mutex was given back without repair */
	uintptr_t partner;  /* the mutex a condition is used with */
	uint64_t seen;      /* by atomics: number of the last write */
	struct clock clock; /* what its last release publishes */
};

/* Forget all objects: a new execution begins. */
void objects_reset(void);

/* The object at `at`, new (OBJECT_NONE, owner -1) if never asked for in this
   execution.  Valid until the execution ends. */
struct object *object_found(uintptr_t at);
extern struct object *object_latest; /* the one asked for before, or NULL */

static inline struct object *object_at(uintptr_t at)
{
	/* Mostly it is the one asked for before. */
	return object_latest && object_latest->at == at ? object_latest
							: object_found(at);
}

/* The same, or NULL if it was never asked for. */
struct object *object_known(uintptr_t at);

/* A hash of all objects' states, continuing `h`. */
uint64_t objects_hash(uint64_t h);

#endif
