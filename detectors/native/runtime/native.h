/*
 * native.h - the native detector's runtime, linked into the program under
 * test; see detectors/native.c for the lines it records.
 *
 * It must be harmless: no heap, no stdio, errno as it was, no lock that the
 * program could wait for.
 */
#ifndef NATIVE_H
#define NATIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The address of `pc` as the executable's file numbers it (what addr2line and
 * libdwfl take), whether or not it was loaded elsewhere (PIE); 0 if `pc` does
 * not lie in the main executable's code.
 */
uintptr_t native_address(uintptr_t pc);

/* Write `value` as "0x1f" at `to`, at least 19 bytes; return its end. */
char *native_hexadecimal(char *to, uintptr_t value);

/* What a thread of this process is doing. */
enum task {
	TASK_GONE,    /* it has ended */
	TASK_RUNNING, /* it runs or waits for a processor */
	TASK_ASLEEP,  /* it sleeps, and something may still wake it */
	TASK_BLOCKED  /* it sleeps in a futex wait without time-out */
};

enum task native_task(int thread);

/*
 * Look until nothing changes any more: until every other thread of the process
 * has been blocked at two looks, or all slept and used no processor time for
 * QUIET milliseconds, or together they used BUSY milliseconds of it.  True:
 * all of them are blocked, so that nobody is left to wake them.
 */
bool native_settle(void);

/* Catch crashes of the calling thread on `stack`; NULL: no longer. */
void native_crash_stack(void *stack, size_t size);

/* Delay the start of the nth thread, by RACELAB_SEED; nothing without it. */
void native_jitter(unsigned long nth);

#endif
