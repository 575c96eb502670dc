/*
 * park.h - threads that spin.
 *
 * A thread that comes back to the same event with the same stack and
 * registers, having
 * written nothing since, while nobody else ran, will do so for ever until
 * something that it read is written.  Until then it is parked: it cannot be
 * chosen.  This is exact: a loop that counts its turns, in memory or in a
 * register, is not parked.
 */
#ifndef EXPLORE_PARK_H
#define EXPLORE_PARK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PARK_WATCHES = 16, PARK_AFTER = 3 };

/* A thread's part of it; all zero at first. */
struct parking {
	uint32_t idle;   /* its own events in a row that changed nothing */
	uint32_t anchor; /* the value of `idle` when the state was taken */
	uint32_t window; /* take another when so many are past */
	uint64_t state;  /* of its stack and thread-locals, hashed */
	uintptr_t pc;
	int nwatches; /* more than there is room for: never park */
	struct {
		uintptr_t from, to;
	} watch[PARK_WATCHES];
};

/* Whether some thread is parked, or may soon be. */
extern bool spinning;

/* Where the program's stack begins: the frame that made the current call. */
extern uintptr_t entry_frame;

/* A hash of the registers that the program's frame keeps. */
uint64_t park_registers(void);

/* The running thread has announced more than PARK_AFTER events in a row that
   change nothing: park it if it spins. */
void park_idle(void);

/* It reads [at, at + size), by an event or not. */
void park_watch(uintptr_t at, size_t size);

/* It has changed something: it does not spin. */
void park_effect(void);

/* Thread `by` writes [at, at + size): those who wait for that go on, and those
   who have read it in their present round begin another. */
struct thread;
void park_written(uintptr_t at, size_t size, const struct thread *by);

#endif
