/*
 * plan.h - programs times detectors: what is stored, what must be built and
 * run, in which order, and what came of it.
 */
#ifndef PLAN_H
#define PLAN_H

#include <jansson.h>
#include <stdbool.h>

#include "attempt.h"
#include "build.h"
#include "corpus.h"
#include "judge.h"
#include "session.h"

/* One program under one detector. */
struct cell {
	const struct program *program;
	const struct tool *tool;
	unsigned runs;
	digest key;
	struct build *build;
	struct build **rivals; /* of whom the program is compared with; else
				  none */
	size_t n_rivals;
	struct attempt *attempts; /* `runs` of them */
	unsigned ended;
	struct cell *canary; /* what must be PROVED before a clean run counts;
				NULL: this is a canary */
	struct cell *next;   /* in a canary's list of those that wait for it */
	bool waits;          /* for its builds, and counts among their users */
	bool stored;         /* the verdict comes from the store */
	bool over;
	enum verdict verdict;
	double cpu;     /* seconds, builds left out */
	json_t *result; /* one cell as in results.schema.json */
	struct plan *plan;
};

struct canary; /* canary.h */

struct plan {
	struct session *session;
	struct cell **cells; /* canaries included */
	size_t n;
	struct build *builds;
	size_t directories;      /* names in the work directory given so far */
	struct canary *canaries; /* read so far */

	/* Called when a cell that is no canary is over; may be NULL. */
	void (*cell_over)(struct plan *plan, struct cell *cell);
	void *owner;
};

void plan_init(struct plan *plan, struct session *session);

/* Whether `tool` is asked about `program` of `corpus`: one that compares, only
   if the bug has a line for it. */
bool plan_applies(const struct corpus *corpus, const struct program *program,
		  const struct tool *tool);

/* Add `program` of `corpus` under `tool`.  Both must outlive the plan. */
struct cell *plan_add(struct plan *plan, const struct corpus *corpus,
		      const struct program *program, const struct tool *tool);

/*
 * Bring every cell to its verdict: from the store, or by building and running.
 * `tick` as for pool_run().  Returns 0 or the signal that interrupted; cells
 * that were not reached are then not `over`.
 */
int plan_run(struct plan *plan, void (*tick)(void *), void *argument);

/*
 * Run the canary of `tool` alone.  0: the detector is alive on this machine;
 * else the signal that interrupted, or -1 with *why, to be freed.
 */
int plan_canary(struct plan *plan, const struct tool *tool, char **why);

void plan_free(struct plan *plan);

#endif
