/*
 * words.h - what the sentences of Helgrind and DRD say, in plain words.
 */
#ifndef WORDS_H
#define WORDS_H

#include "finding.h"

/* What a thread did, by the sentence before its stack: "read of 4 bytes".  A
   sentence that is not known is its own answer. */
const char *role_of(struct findings *out, const char *says);

/* Whether the sentence introduces a stack that shows the defect itself, and not
   where something came from.  An error's first stack always shows it. */
bool is_judged(const char *says);

/* The memory that a sentence describes, such as "global hits", in the pool of
 *out or in `says`; NULL: it describes none. */
const char *object_in(struct findings *out, const char *says);

#endif
