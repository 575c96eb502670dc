/*
 * thread.h - the life of threads and the end of the process.
 */
#ifndef EXPLORE_THREAD_H
#define EXPLORE_THREAD_H

#include "engine.h"

/* A new execution begins. */
void threads_reset(void);

/* Forget the thread-specific data of a new thread; see key.c. */
void thread_reset_values(struct thread *t);

/* Run the destructors of the running thread's thread-specific data. */
void thread_destroy_values(void);

/* Run the cleanup handlers that the running thread has pushed. */
void thread_cleanup(void);

/* The running thread ends: robust mutexes that it holds become the next
   owner's, to be repaired; others stay locked. */
void mutexes_abandoned(void);

/* The running thread's function has returned, or it called pthread_exit():
   all that happens before the thread counts as ended. */
void thread_finish(void *result);

/* main() has returned, or exit() was called: run what atexit() was given,
   then end the process. */
_Noreturn void program_exit(void);

/* The process ends now: judge what is left, and run the oracles, but for an
   end that runs no handlers. */
_Noreturn void process_end(bool oracles);

/* Forget the functions that atexit() was given after main() began. */
void exit_reset(void);

/* The program is inside fn() of AT_EXIT(fn), or would be. */
void run_oracles(void);

/* The running thread is about to wait for one that is not ready: report a
   cycle of waiting threads as a deadlock, at once. */
void judge_cycle(void);

/* Nobody can go on: say what each thread waits for. */
void judge_blocked(void);

/* Where thread `t` waits, to be told of it when the process ends. */
struct place blocked_place(const struct thread *t);

/* The thread that `waiting` cannot go on without, or -1. */
int waited_for(int waiting);

#endif
