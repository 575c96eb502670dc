/*
 * event.h - what a thread does at a scheduling point, and which two such
 * things depend on each other.
 *
 * Dependence is what partial-order reduction needs (Godefroid 1996): two
 * events that do not depend on each other may be swapped when adjacent
 * without anybody noticing.  It is NOT C11's happens-before, which race.h
 * keeps.
 */
#ifndef EXPLORE_EVENT_H
#define EXPLORE_EVENT_H

#include <stdbool.h>
#include <stdint.h>

enum event_kind {
	EVENT_NONE,
	EVENT_READ, /* a plain access known to race */
	EVENT_WRITE,
	EVENT_ATOMIC_LOAD,
	EVENT_ATOMIC_STORE,
	EVENT_ATOMIC_UPDATE, /* read-modify-write */
	EVENT_COMPARE_EXCHANGE,
	EVENT_INIT, /* of a lock, a condition or a barrier */
	EVENT_LOCK,
	EVENT_TRYLOCK,
	EVENT_UNLOCK,
	EVENT_TIMED_OUT, /* the end of a wait that has a limit */
	EVENT_READ_LOCK,
	EVENT_TRY_READ_LOCK,
	EVENT_READ_UNLOCK,
	EVENT_WAIT, /* unlock, and queue at a condition */
	EVENT_WAKE, /* signalled: lock again */
	EVENT_SIGNAL,
	EVENT_BROADCAST,
	EVENT_SEM_WAIT,
	EVENT_SEM_TRYWAIT,
	EVENT_SEM_POST,
	EVENT_SEM_VALUE,
	EVENT_BARRIER,
	EVENT_BARRIER_LEAVE,
	EVENT_ONCE,
	EVENT_JOIN,
	EVENT_CANCEL,
	EVENT_YIELD,
	EVENT_SLEEP,
	EVENT_FILE_LOOK, /* at files or descriptors; see files.h */
	EVENT_FILE_CHANGE,
	EVENT_KILL,    /* a signal is sent */
	EVENT_HANDLED, /* the sender's own handlers have returned */
	EVENT_SIGWAIT,
	EVENT_EXIT, /* of the process */
	EVENT_KINDS
};

/* The way in which an event uses an object. */
enum use {
	USE_NONE,
	USE_READ, /* memory, by byte range */
	USE_WRITE,
	USE_OBJECT,     /* depends on every use of the same object */
	USE_ACQUIRE,    /* takes a token (a lock, a semaphore's unit) */
	USE_RELEASE,    /* gives one back */
	USE_TRY,        /* takes a token if there is one */
	USE_TRY_FAILED, /* there was none: the state was only read */
	USE_SHARED,     /* a reader's acquire */
	USE_SHARED_RELEASE,
	USE_EVERYTHING, /* the end of the process */
};

struct footprint {
	uintptr_t at;
	uint32_t size; /* bytes; for memory only, else 1 */
	uint8_t use;   /* enum use */
};

enum { FOOTPRINTS = 2 };

struct event {
	struct footprint on[FOOTPRINTS];
	uintptr_t pc;         /* of the program, just past the call or access */
	const void *expected; /* of a compare-exchange */
	uint32_t needs; /* of a semaphore's wait: the event that posted its
			   unit, or 0 */
	uint8_t kind;   /* enum event_kind */
};

/* Whether swapping two adjacent uses of objects could be noticed. */
bool footprints_depend(const struct footprint *a, const struct footprint *b);

/* The same for events of two threads. */
bool events_depend(const struct event *a, const struct event *b);

/* Its word in reports and saved schedules. */
const char *event_word(enum event_kind kind);

#endif
