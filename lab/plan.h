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
#include "judge.h"
#include "session.h"

/* One program under one detector. */
struct cell {
	const struct program *program;
	const struct tool *tool;
	unsigned runs;
	digest key;
	struct build *build;
	struct attempt *attempts; /* `runs` of them */
	unsigned ended;
	struct cell *canary; /* what must be PROVED before a clean run counts;
				NULL: this is a canary */
	struct cell *next;   /* in a canary's list of those that wait for it */
	bool waits;          /* for its build, and counts among its users */
	bool stored;         /* the verdict comes from the store */
	bool over;
	enum verdict verdict;
	double cpu;     /* seconds, builds left out */
	json_t *result; /* one cell as in results.schema.json */
	struct plan *plan;
};

struct plan {
	struct session *session;
	struct cell **cells; /* canaries included */
	size_t n;
	struct build *builds;
	size_t directories; /* names in the work directory given so far */
	struct program *canary_program;

	/* Called when a cell that is no canary is over; may be NULL. */
	void (*cell_over)(struct plan *plan, struct cell *cell);
	void *owner;
};

void plan_init(struct plan *plan, struct session *session);

/* Add `program` under `tool`.  The program must outlive the plan. */
struct cell *plan_add(struct plan *plan, const struct program *program,
		      const struct tool *tool);

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
