/*
 * program.h - for the files that stand in for a call of the program.
 *
 * Each such file defines the call under its own name, so that the linker
 * prefers it to libc's.  Before main() and after the last execution `self` is
 * NULL, and the call does what it would do with a single thread, unwatched.
 */
#ifndef EXPLORE_PROGRAM_H
#define EXPLORE_PROGRAM_H

#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "engine.h"
#include "event.h"
#include "race.h"

/* Where the program called the function that is running; to be asked in that
   function itself, for it also notes where the program's stack begins. */
#define CALLER \
	(entry_frame = (uintptr_t)__builtin_frame_address(0) + 16, \
	 (uintptr_t)__builtin_return_address(0))

/* The running thread is about to access memory; stops there if this place is
   known to race. */
void plain_access(uintptr_t at, size_t size, enum access kind, uintptr_t pc);

/* Whether each file of the program was compiled as flags.h says, so that no
   access is announced too late. */
bool all_is_announced(void);

/* The same for free(), which may find that the block is free already. */
void free_access(uintptr_t at, size_t size, uintptr_t pc);

/* The same for a copy: both at once. */
void plain_copy(uintptr_t to, uintptr_t from, size_t size, uintptr_t pc);

/* The thread whose id this is, or NULL. */
struct thread *thread_called(pthread_t id);

/* Note that the running thread holds, or no longer holds, `lock`. */
void hold(uintptr_t lock, uintptr_t pc);
void let_go(uintptr_t lock);

/* The mutex at `at` as pthread_cond_wait() needs it: given back without being
   a scheduling point, and taken again. */
void mutex_give_back(uintptr_t at, uintptr_t pc);
void mutex_wait_for(uintptr_t at, struct thread *t);
void mutex_take_back(uintptr_t at, uintptr_t pc);

/* Whether the running thread holds the mutex at `at`. */
bool mutex_held(uintptr_t at);

/* Thread t was cancelled while it waits: let it notice. */
void wake_cancelled(struct thread *t);

/* Why libc would not wait until `t` on `clock`: EINVAL, or 0. */
int wrong_time(clockid_t clock, const struct timespec *t);

/* Whether the running thread was cancelled, and heeds it. */
bool must_end(void);

/* End the running thread if so. */
void end_if_cancelled(void);

/* The same at a place that POSIX calls a cancellation point. */
void cancellation_point(void);

#endif
