/*
 * cflags.h - the value of a bug's `cflags:` key.
 *
 * A case that cannot be built without them (-fopenmp) names compile and link
 * flags, parted by blanks; a blank cannot be quoted.  They stand in both
 * commands, before what the detector asks for.
 */
#ifndef CFLAGS_H
#define CFLAGS_H

#include "argv.h"

/*
 * Append the flags in `value` to *into.  NULL: all are flags that a case may
 * have, -D -U -f -m -l -W or -std=; else one line that says which is not and
 * why, to be freed, and *into holds those before it.
 */
char *cflags_parse(struct argv *into, const char *value);

#endif
