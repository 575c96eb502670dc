/*
 * engine.h - run the program once, one thread at a time.
 *
 * A thread announces what it is about to do (its pending event), and the
 * policy says which of the threads that could go on does so.  Everything here
 * runs on one kernel thread, so nothing is guarded by a lock.
 */
#ifndef EXPLORE_ENGINE_H
#define EXPLORE_ENGINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "clock.h"
#include "event.h"
#include "fiber.h"
#include "park.h"
#include "set.h"

/* A lock that a thread holds. */
struct hold {
	uintptr_t lock;
	uintptr_t pc; /* where it was taken */
	uint32_t stack;
};

enum { MAX_HOLDS = 64, MAX_CLEANUPS = 64 };

struct thread {
	/* First what every event and access uses, in few cache lines. */
	struct fiber fiber;
	struct thread *starter; /* its creator, until its first event */
	int id;

	/* What must come before its next event, for the reduction: events are
	   numbered from 1 in the order in which they are chosen. */
	uint32_t last_event;  /* its own, or 0 */
	uint32_t woken_by;    /* the event that ended its wait, or 0 */
	uint32_t birth;       /* its creator's last event then, or 0 */
	uint32_t stack;       /* call path; see stack.h */
	uint32_t locks;       /* the set of `holds` */
	struct event pending; /* what it will do when it is chosen */
	uint64_t quiet;       /* accesses since its last event */
	set after;            /* threads joined since its last event */
	uintptr_t frame; /* entry_frame and registers of its pending event, */
	uint64_t registers; /* kept while watch_states is set */
	struct parking park;

	/* What C11 and POSIX call happens-before; see race.h.  The first has
	   an entry for each thread that there is. */
	struct clock clock, seen_by_fence, released_by_fence;
	bool fenced;

	int nholds;
	struct hold holds[MAX_HOLDS]; /* the first nholds of them */

	char name[16]; /* see attributes.c */
	bool finished, detached, joined, being_joined, is_parked;
	void *(*function)(void *);
	void *argument, *result;
	uintptr_t created_at; /* pc of the pthread_create */
	uint32_t created_stack;
	int creator;
	int joiner;           /* the thread that waits for its end, or -1 */
	int waits_for_end_of; /* the thread it joins, or -1 */

	uint32_t deeper;      /* calls past the longest path */
	uintptr_t waits_at;   /* the condition it is queued at, or 0 */
	uintptr_t wakes_with; /* the mutex it locks again */
	bool timed, timed_out, spuriously;

	uint32_t spurious_wakes, timeouts, weak_failures; /* choices taken */
	bool late;    /* out of time, once nobody else can go on */
	uint64_t now; /* virtual time, ns since it began */
	void *cleanups[MAX_CLEANUPS];
	int ncleanups;
	bool cancelled, cancel_off, exiting;
	/* Signals; see signals.h.  Bit n-1 stands for signal n. */
	uint64_t mask, signals; /* blocked; sent and blocked */
	uint64_t in_sigwait;    /* those it waits for, or 0 */
	int acts_for;      /* a handler: the thread it interrupted; else -1 */
	bool asynchronous; /* a handler: not of its own thread's doing */
	bool is_alarm;     /* stands for a clock */
	bool in_pause;     /* waits for a handler to have run */
	bool was_interrupted;  /* by a handler, since it last asked */
	bool interrupted;      /* and calls are not to be begun again */
	uint32_t failed_tries; /* to take a lock */
	struct {
		uintptr_t at, pc;
		size_t size;
	} range; /* last written range; see access.c */
} __attribute__((aligned(64)));

/* Why an execution ended. */
enum outcome {
	ENDED,      /* the process ended as the program wanted */
	STUCK,      /* nobody could go on */
	CUT,        /* the policy saw no use in going on */
	TOO_LONG,   /* past the limit of events */
	CRASHED,    /* a signal, or a failed assert() */
	UNMODELLED, /* a call that the runtime does not model */
};

extern struct thread threads[MAX_THREADS];
extern int nthreads;         /* created in this execution */
extern int nalive;           /* of them, not finished */
extern int njoined;          /* of them, joined */
extern struct thread *self;  /* the running one; NULL outside executions */
extern set runnable;         /* those whose pending event can happen */
extern uint64_t nevents;     /* events of this execution */
extern uint64_t nevents_all; /* and of all executions */
extern bool ending;          /* the program's end is being judged */

/* The choices of this execution: a thread an event, or the pick among a
   condition's waiters; what a replay follows. */
extern uint8_t *choices;
extern uint32_t nchoices;

/* Whether the state of the program is being watched; see livelock.h. */
extern bool watch_states;

/* Run main(argc, argv, envp) from the start to its end. */
enum outcome run_once(void);

/* Say what run_once() runs. */
void engine_init(int (*main)(int, char **, char **), int argc, char **argv,
		 char **envp, uint64_t event_limit);

/* From now on an execution is TOO_LONG after so many events. */
void engine_limit(uint64_t events);

/* The running thread is about to do what its pending event says; returns when
   it may, which is at once when it is chosen again.  It must be in `runnable`
   if and only if it could go on at once. */
void schedule(void);

/* A new thread of the execution, or NULL when there are too many. */
struct thread *new_thread(void *(*function)(void *), void *argument);

/* End the running thread; its creator or another thread goes on. */
_Noreturn void end_thread(void *result);

/* End the execution, from any fiber. */
_Noreturn void end_execution(enum outcome why);

/* Make the footprints of a pending event of `thread` those that it would have
   now: a trylock or a compare-exchange that would fail only reads, and to
   unlock what another holds is no giving back. */
void settle(struct event *e, int thread);

/* Whether `pc` is in the runtime's own code. */
bool in_runtime(uintptr_t pc);

/* One of n equal alternatives: 0 <= result < n. */
int pick(int n);

/* Go on with thread `to` in place of the running one. */
static inline __attribute__((always_inline)) void switch_to(struct thread *to)
{
	struct thread *from = self;

	if (to == from)
		return;
	self = to;
	fiber_switch(&from->fiber, &to->fiber);
}

/* Begin thread `t` and run it up to its first event: all before that is its
   own affair, so nothing is lost by not interleaving it. */
static inline void begin_thread(struct thread *t)
{
	t->starter = self;
	switch_to(t);
}

/* Whether the running thread can go on and all others have been joined: then
   all they did is ordered before whatever it does, and there is nothing to
   choose.  That they have ended would not be enough. */
static inline bool alone(void)
{
	return nthreads - njoined == 1 && runnable == set_of(self->id);
}

/* What the running thread does from now on is not part of what it has
   published. */
static inline void step_clock(void)
{
	self->clock.at[self->id]++;
}

/* Announce an event of one footprint.  Field by field: making a whole event
   and copying it costs more than all the rest of a scheduling point. */
static inline void announce(enum event_kind kind, uintptr_t at, size_t size,
			    enum use use, uintptr_t pc)
{
	struct event *e = &self->pending;

	e->on[0].at = at;
	e->on[0].size = (uint32_t)size;
	e->on[0].use = (uint8_t)use;
	e->on[1].use = USE_NONE;
	e->pc = pc;
	e->needs = 0;
	e->kind = (uint8_t)kind;
}

/* The scheduling point of the event announced: go on when chosen. */
static inline void reach(void)
{
	if (alone())
		self->pending.on[0].use = self->pending.on[1].use = USE_NONE;
	else
		schedule();
}

/* Both in one. */
static inline void point(const struct event *e)
{
	self->pending = *e;
	reach();
}

#endif
