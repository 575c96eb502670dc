/*
 * shadow.h - what is remembered of the program's memory: the last accesses.
 *
 * A record is for bytes that were always accessed together.  While its
 * accesses come one after the other in happens-before, the last read and the
 * last write are enough (the epochs of FastTrack); once two of a kind did not,
 * or it is accessed as an atomic, there is a row for that kind, with an entry
 * for each thread.
 */
#ifndef EXPLORE_SHADOW_H
#define EXPLORE_SHADOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "clock.h"
#include "race.h"

/* Where in the program, and with which locks. */
struct detail {
	uintptr_t pc;
	uint32_t stack, locks;
};

/* One thread's last access; clock 0: none. */
struct last {
	int32_t clock, thread;
	struct detail detail;
};

/* The last accesses of one kind, by thread. */
struct row {
	uint32_t room; /* threads that there is room for; as a clock's `n` */
	uintptr_t pc;  /* of all entries, or 0 if they differ */

	/* The pc of an access, by its kind, of which it is known that its
	   races with all entries are noted in this execution; or 0. */
	uintptr_t noted[ACCESSES];
	struct detail details[]; /* of each thread; then the clocks, 0: none */
};

struct record {
	uintptr_t at;
	uint64_t stamp;    /* shadow_stamp() of its size, when it was made */
	bool crowded;      /* there is a row */
	struct last by[2]; /* PLAIN_READ and PLAIN_WRITE, if no row */
	struct row *row[ACCESSES];
	struct record *next; /* of the same eight bytes */
};

/* Forget all: a new execution begins. */
void shadow_reset(void);

/* Whatever is at hand is so no longer. */
void shadow_close(void);

/* Use the records that make up [at, at + size). */
void shadow_each(uintptr_t at, size_t size, enum access kind, uintptr_t pc,
		 void (*use)(struct record *, enum access, uintptr_t));

/* The row of `r` for that kind where there is none, or none with room for all
   threads there are: made of the last access, or of what it held. */
struct row *shadow_row(struct record *r, enum access kind);

static inline int32_t *row_clocks(struct row *row)
{
	return (int32_t *)(void *)&row->details[row->room];
}

enum { HANDS = 1024 };
extern struct record *shadow_hand[HANDS]; /* a record made before; by address */
extern uint64_t shadow_execution;         /* its number, in the upper half */

static inline uint64_t shadow_stamp(size_t size)
{
	return shadow_execution | size;
}

static inline size_t record_size(const struct record *r)
{
	return (uint32_t)r->stamp;
}

static inline struct record **shadow_hand_of(uintptr_t at)
{
	return &shadow_hand[(at ^ at >> 10) % HANDS];
}

/* The record of exactly these bytes if it is at hand, or NULL. */
static inline struct record *shadow_at_hand(uintptr_t at, size_t size)
{
	struct record *r = *shadow_hand_of(at);

	return r->at == at && r->stamp == shadow_stamp(size) ? r : NULL;
}

#endif
