/*
 * pool.h - child processes, several at a time, each under a time limit.
 *
 * One thread, one loop.  A job that sleeps, for a while or for ever, gives its
 * slot to another as long as it does.
 */
#ifndef POOL_H
#define POOL_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#include "argv.h"
#include "finding.h"

struct pool;

/* A command to run.  The owner keeps it, and all it points to, until ended().
 */
struct job {
	struct argv command;     /* the first is looked for in PATH */
	struct argv environment; /* NAME=VALUE, added to the driver's own */
	const char *directory;   /* to run in; NULL: the driver's own */
	const char *output;      /* file for stdout and stderr; NULL: as the
				    driver's own */
	double limit;            /* seconds; then it is stopped */
	const char *source;      /* of the program, to explain a hang by; NULL:
				    not watched */
	bool own_thread;         /* as in struct detector */

	const char *group; /* what it belongs to, for the trace; or NULL */
	bool urgent; /* goes before all that are not: a run before a build, so
			that verdicts come early and little is kept */
	bool alone;  /* runs when nothing else does and nothing else waits: what
			is measured must not share the machine with us */

	/* Called once, when the job is over; may submit others.  Or NULL. */
	void (*ended)(struct pool *pool, struct job *job);
	void *owner; /* for ended() */

	/* Results. */
	int status;     /* as from wait(2) */
	bool stopped;   /* by the pool: asleep for ever, or at its limit */
	bool timed_out; /* at its limit */
	double seconds; /* of wall clock, 0 before it has ended */
	double cpu;     /* of processor time, with the children it waited for */
	struct findings *standing; /* set by the owner; a hang is added there */

	/* The pool's own. */
	struct job *next;
	pid_t pid;
	int handle; /* a pidfd */
	double started;
	bool idle; /* it used no processor between the last two looks */
	double asleep_since; /* 0: awake when last looked at */
	double look_at;
	double kill_at; /* 0: not stopped yet */
	unsigned long long used;
};

/* A pool of `slots` >= 1; one at a time in a process, for it takes SIGINT and
   SIGTERM. */
struct pool *pool_new(unsigned slots);

/* From now on, write each ended job to `out` (trace.h); NULL: to nobody. */
void pool_trace(struct pool *pool, FILE *out);

/* Add `job` to the end of its queue.  Never fails: a command that cannot be
   started ends with status 127, its reason on its output. */
void pool_submit(struct pool *pool, struct job *job);

/*
 * Run until no job is left.  `tick`, if not NULL, is called at least every
 * 100 ms and after every ended job.  Returns 0, or the signal that interrupted:
 * then every child has been killed, and ended() was not called for them.
 */
int pool_run(struct pool *pool, void (*tick)(void *), void *argument);

/* Whether an interrupt has come; for loops between two pool_run(). */
bool pool_interrupted(const struct pool *pool);

/* The job that has run longest, or NULL; for the live line. */
const struct job *pool_oldest(const struct pool *pool);

void pool_free(struct pool *pool);

/* Seconds on a clock that only goes forward. */
double seconds_now(void);

#endif
