/*
 * canary.h - what every detector must flag before its silence counts.
 */
#ifndef CANARY_H
#define CANARY_H

#include "case.h"
#include "detector.h"

struct canary {
	struct canary *next;
	const char *name; /* of its file, the detector's */
	struct program bug;
	struct program fix; /* for a detector that compares; else empty */
};

/* detectors/canary/NAME.c: the NAME for `detector`. */
const char *canary_name(const struct detector *detector);

/*
 * The canary of `detector` from the tree at `home`: one of *list, or read and
 * put there.  What is wrong with it is added to `problems`.
 */
const struct canary *canary_read(struct canary **list, const char *home,
				 const struct detector *detector,
				 struct problems *problems);

/* Give back all of *list. */
void canaries_free(struct canary **list);

#endif
