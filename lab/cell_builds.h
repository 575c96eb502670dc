/*
 * cell_builds.h - the executables that a cell runs: its program's, and those of
 * whom it is compared with.  Cells share what is equal.
 */
#ifndef CELL_BUILDS_H
#define CELL_BUILDS_H

#include <jansson.h>

#include "plan.h"

/* Set the builds of `cell`: of its program and of the `n` `rivals`. */
void cell_build(struct cell *cell, const struct program *const *rivals,
		size_t n);

/* The cell is one of the users of its builds, from now until cell_leave(): an
   executable of several megabytes goes with the last. */
void cell_wait(struct cell *cell);
void cell_leave(struct cell *cell);

/* Whether some build of the cell is not over; one that failed goes to *failed,
   which is NULL when none has. */
bool cell_builds(const struct cell *cell, const struct build **failed);

/* Whether `build` is one of the cell's. */
bool cell_needs(const struct cell *cell, const struct build *build);

/* What the cell's programs include, with digests; a new reference. */
json_t *cell_headers(const struct cell *cell);

#endif
