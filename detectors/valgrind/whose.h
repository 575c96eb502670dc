/*
 * whose.h - whether an error is the program's, and where.
 */
#ifndef VALGRIND_WHOSE_H
#define VALGRIND_WHOSE_H

#include "valgrind.h"

/*
 * Look at the last finding of `out`, an error of the kind `row` that was
 * appended after `before` (NULL: it is the first).  It is dropped when it is
 * none of the program's:
 *
 * - a lock that is held where the case's own oracle fails and ends the process;
 * - a signal that glibc 2.36 sends from within its own timed wait, to pass on
 * one that came too late, after it has given the mutex back;
 * - the condition by which DRD's own pthread_create waits for the new thread,
 * when that one ends the process at once.
 *
 * A thread that holds a lock at its end may have left its own code: then where
 * it was created is the place that is judged.
 */
void whose_error(struct findings *out, struct finding *before,
		 const struct error_kind *row);

#endif
