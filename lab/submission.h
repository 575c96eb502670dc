/*
 * submission.h - somebody's file in the place of a bug.
 *
 * What stands outside `//@ edit` ... `//@ end` is not the submission's to
 * change: not by writing there, and not by a macro, an #if or a comment that
 * reaches out of a region.
 */
#ifndef SUBMISSION_H
#define SUBMISSION_H

#include <stdbool.h>

#include "case.h"
#include "session.h"

/*
 * The bug as it is handed out: its title and story, without keys, marks and
 * hints, its edit regions kept.  To be freed.
 */
char *submission_form(const struct program *bug);

/*
 * Read the file at `path` as a program in the place of `bug`: it is named
 * CLASS/NAME.yours and judged as a fix that claims nothing.  False, with its
 * problems: it cannot be read, or differs from the bug outside the regions.
 * End it with program_free() either way.
 */
bool submission_read(struct program *into, const struct program *bug,
		     const char *path, struct problems *problems);

/*
 * Whether the preprocessor, with the flags that cases are compiled with, makes
 * the same of the bug and of the submission outside the regions.  Writes into
 * the session's work directory.  Returns NULL if so, else what is wrong, to be
 * freed.
 */
char *submission_reaches_out(const struct session *session,
			     const struct program *bug,
			     const struct program *submission);

#endif
