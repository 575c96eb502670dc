/*
 * signals.h - signals as asynchronous calls.
 *
 * A signal is delivered at once: a handler is a thread of its own, which acts
 * for the thread it interrupts, has its thread-local storage, and suspends it
 * until it returns.  So when the signal is sent is the schedule's choice, and
 * what the handler waits for may be what the suspended thread holds.  It is
 * ordered after what its thread and the sender did before, and before what
 * its thread does afterwards.  Handlers of one thread do not interrupt one
 * another.  Signals that faults cause are crashes, whatever handles them.
 */
#ifndef EXPLORE_SIGNALS_H
#define EXPLORE_SIGNALS_H

#include <signal.h>
#include <stdint.h>

#include "engine.h"

/* Threads that a handler has interrupted: they cannot go on, whatever
   `runnable` says. */
extern set suspended;

/* Whether this execution has set a handler. */
extern bool signals_handled;

/* A new execution begins. */
void signals_reset(void);

/* The running thread, a handler, has returned. */
void handler_finish(void);

/* The handler that has interrupted thread `t`, or -1. */
int handler_of(int t);

/* The running thread calls what POSIX does not let a handler call that
   interrupted something: say so, if it is one. */
void signal_safe_only(uintptr_t pc);

/* Sets of signals: bit n-1 stands for signal n. */
static inline uint64_t signal_bit(int signal)
{
	return (uint64_t)1 << (signal - 1);
}

/* libc's set as ours, without those that nobody can block. */
uint64_t signal_bits(const sigset_t *from);

/* Those sent to the process that all its threads block. */
extern uint64_t signals_waiting;

/* Whether the program does something about it, if only to ignore it. */
bool signal_has_handler(int signal);

/* Send it to `t`, or to the process if that is NULL: then any of its threads
   that do not block it may have to handle it, which is a choice. */
void signal_send(struct thread *t, int signal, uintptr_t pc);

/* Begin the handlers of what is pending for `t` and no longer blocked. */
void signals_deliver(struct thread *t, uintptr_t pc);

/* No alarm is set: a new execution begins. */
void alarm_reset(void);

#endif
