/*
 * trial.h - how far a submission is: each check, as soon as it is known.
 */
#ifndef TRIAL_H
#define TRIAL_H

#include <stdbool.h>
#include <stddef.h>

#include "corpus.h"
#include "session.h"

struct trial {
	size_t asked;
	size_t passed;
	bool skipped;    /* a detector cannot run here */
	bool explored;   /* the explorer found a failing schedule */
	bool broken;     /* the lab or the machine failed */
	int interrupted; /* the signal, or 0 */
};

/*
 * Judge the file at `path` in the place of `bug`, one of `corpus`, and print a
 * line for each check when it is known: that only the regions were changed,
 * that it builds, then each wanted detector.  A report that the explorer's
 * complete search refutes is told and does not count.
 */
void trial_run(struct trial *trial, struct session *session,
	       const struct corpus *corpus, const struct program *bug,
	       const char *path);

/* Whether everything that could be asked passed. */
bool trial_solved(const struct trial *trial);

#endif
