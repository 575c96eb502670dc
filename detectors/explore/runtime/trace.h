/*
 * trace.h - the events of one execution in order, and what must precede what.
 *
 * The order that matters to reduction (Mazurkiewicz 1977): the program order
 * of each thread, create and join, whatever enables an event, and the order
 * of dependent events (event.h).  Each step has a vector clock of it.  The
 * trace is a stack, so that the part that two executions share is kept.
 */
#ifndef EXPLORE_TRACE_H
#define EXPLORE_TRACE_H

#include "engine.h"

struct step {
	struct event event;
	set enabled;   /* who could run */
	set backtrack; /* who must be tried here */
	set sleep;     /* who need not be: tried already, here or before */
	uint32_t slot[FOOTPRINTS];   /* the objects' entries in the table */
	uint32_t before[FOOTPRINTS]; /* the previous use of each; see link */
	uint32_t own;                /* the thread's previous step + 1, or 0 */
	uint32_t index; /* its number among the thread's events, from 1 */
	uint8_t thread;
	uint8_t alternative, alternatives;
};

extern struct step *steps;
extern uint32_t nsteps;

/* Begin an empty trace for executions of at most `threads` threads. */
void trace_clear(int threads);

/* For how many threads the trace has room. */
int trace_room(void);

/* Append a step: its thread's pending event, settled, about to happen.
   `enabled`, `backtrack` and `sleep` are the caller's to fill in first, in
   steps[nsteps].  For every reversible race between an earlier step and this
   one, race(earlier) is called. */
void trace_push(int thread, void (*race)(uint32_t earlier));

/* The same for an event that has not happened and never will. */
void trace_consider(int thread, void (*race)(uint32_t earlier));

/* Remove the last step. */
void trace_pop(void);

/* Within race(earlier): the initials of what comes after `earlier` and does
   not depend on it, and then the event at hand; that is, the threads that
   could make the reversal begin (Abdulla et al., Source Sets, 2017). */
set trace_initials(uint32_t earlier);

/* The thread of the event at hand, within race(). */
int trace_thread(void);

#endif
