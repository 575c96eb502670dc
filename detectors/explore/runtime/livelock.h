/*
 * livelock.h - threads that keep changing something and get nowhere.
 *
 * If the whole state of the program is the same as before, and every thread
 * that could go on has done so in between, then a fair schedule exists under
 * which it never ends.  That is looked for where a thread has failed to get a
 * lock more than once.  Time is not part of the state.
 */
#ifndef EXPLORE_LIVELOCK_H
#define EXPLORE_LIVELOCK_H

#include <stdint.h>

/* The running thread tried to take a lock at `pc`, and failed. */
void livelock_watch(uintptr_t pc, uintptr_t lock);

/* A new execution begins. */
void livelock_reset(void);

/* A hash of `size` bytes at `at`, continuing `h`. */
uint64_t hash_bytes(uint64_t h, const void *at, uint64_t size);

#endif
