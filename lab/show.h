/*
 * show.h - a case, told to a reader on stdout.
 */
#ifndef SHOW_H
#define SHOW_H

#include <stdbool.h>

#include "corpus.h"

/* All there is to know of `program`; a bug with its fixes as diffs, a fix with
   what it changes.  False: a difference could not be shown. */
bool show_case(const struct corpus *corpus, const struct program *program);

/* A fix of `bug`: its reason, its cost, what the detectors say, and the
   difference. */
bool show_fix(const struct program *bug, const struct program *fix);

/* What each detector must say of `program`. */
void show_claims(const struct program *program);

/* The difference between two programs, as diff(1) tells it, header comments and
   marks aside.  False, with a line on stderr: it could not be made. */
bool show_difference(const struct program *before, const struct program *after);

#endif
