/*
 * contest.h - who runs against whom under a detector that compares.
 */
#ifndef CONTEST_H
#define CONTEST_H

#include "attempt.h"
#include "build.h"

/*
 * The program of `build` and those of the `n` `rivals`, the bug first.  None if
 * n is 0.  Names and paths stay the builds'; end it with contestants_free().
 */
struct contestants contestants_of(const struct build *build,
				  struct build *const *rivals, size_t n);

void contestants_free(struct contestants *who);

#endif
