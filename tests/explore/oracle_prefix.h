/*
 * oracle_prefix.h - the beginning of an execution, for the enumerator.
 */
#ifndef ORACLE_PREFIX_H
#define ORACLE_PREFIX_H

#include "oracle.h"

enum { MAX_EVENTS = THREADS * (LENGTH + 2) };

/* How an event that happened touched its object. */
enum manner {
	NONE,
	READS,
	WRITES,
	TAKES,
	GIVES,
	SHARES,
	GIVES_SHARE,
	TRIED,
	TRIED_IN_VAIN,
	ANY
};

enum family {
	NO_FAMILY,
	ATOMIC,
	PLAIN,
	MUTEX,
	CONDITION,
	SEMAPHORE,
	READERS_WRITER
};

struct touch {
	uint8_t family, object, manner;
};

struct happened {
	struct touch touch[2];
	uint8_t thread;
	uint8_t clock[THREADS]; /* the reduction's order */
	uint8_t sync[THREADS];  /* C11's and POSIX's happens-before */
};

enum waiting { RUNNING, QUEUED, WOKEN };

struct prefix {
	uint64_t key[2]; /* of its events and their order, in any sequence */
	uint8_t at[THREADS], count[THREADS], waiting[THREADS];
	uint8_t woken_by[THREADS]; /* event + 1 */
	int atomics[OBJECTS], plain[OBJECTS];
	int8_t owner[OBJECTS];
	bool lost, race;
	uint8_t readers;              /* threads, as bits */
	int8_t writer;                /* + 1 */
	uint8_t units, posted, taken; /* of the semaphore */
	uint32_t got[THREADS];
	uint8_t published[3][OBJECTS][THREADS]; /* atomic, mutex: releases */
	uint8_t unit[MAX_EVENTS];               /* event of the nth post */
	uint8_t nevents;
	struct happened event[MAX_EVENTS];
};

/* Whether thread t has something to do and can do it. */
bool enabled(const struct program *p, const struct prefix *s, int t);

/* Thread t does its next event; a signal wakes thread `wakes`, all that wait
   if it is -2, nobody if it is -1. */
void step(const struct program *p, struct prefix *s, int t, int wakes);

#endif
