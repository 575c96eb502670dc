/*
 * attempt.h - one run of a program under a detector, from start to reading.
 */
#ifndef ATTEMPT_H
#define ATTEMPT_H

#include "judge.h"
#include "pool.h"
#include "session.h"

struct attempt {
	struct job job;
	struct run run;  /* filled by attempt_read() */
	char *directory; /* of its report, its output and its droppings */
	char *droppings; /* where it runs, unless in the driver's directory */
	char *output;    /* what the program and the tool printed, as a file */
	char *report;    /* text, after attempt_read() with `keep` */
	const struct detector *detector;
	const struct program *program;
	const char *executable;
};

/* Whom a detector that compares runs; as in struct running. */
struct contestants {
	const struct contestant *at;
	size_t n;
};

/*
 * Prepare a run of `executable` with `arguments` (may be NULL) and the given
 * seed in the new directory `directory`, compared with `contestants` (none, but
 * for a detector that compares; their executables are copied); the caller sets
 * job.ended and job.owner and submits job.  In `here`, it runs in the driver's
 * own directory, else in its own.  False with errno set: no directory.
 */
bool attempt_prepare(struct attempt *attempt, const struct session *session,
		     const struct program *program,
		     const struct detector *detector, const char *executable,
		     const struct contestants *contestants,
		     const struct argv *arguments, uint64_t seed,
		     const char *directory, bool here);

/*
 * After the job has ended: read what it left behind into attempt->run.  With
 * `keep`, the report's text stays in attempt->report and the directory stays;
 * else the directory is removed.
 */
void attempt_read(struct attempt *attempt, const struct session *session,
		  bool keep);

void attempt_free(struct attempt *attempt);

/*
 * Add to `run` what the runtime's record says: failed CHECKs as findings, and
 * the end.  For attempt_read() and for tests.
 */
void record_read(struct run *run, const char *record);

#endif
