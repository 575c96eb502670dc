/*
 * words.h - what the sentences of Helgrind and DRD say, in plain words.
 *
 * The sentences are those of the text and of the XML alike; one that only
 * stands in the text is named as such.  No sentence is longer than a line.
 */
#ifndef WORDS_H
#define WORDS_H

#include "finding.h"
#include "valgrind.h"

/* What a thread did, by the sentence before its stack: "read of 4 bytes".  A
   sentence that is not known is its own answer. */
const char *role_of(struct findings *out, const char *says);

/* Whether the sentence introduces a stack that shows the defect itself, and not
   where something came from.  An error's first stack always shows it. */
bool is_judged(const char *says);

/* The memory that a sentence describes, such as "global hits", in the pool of
 *out or in `says`; NULL: it describes none. */
const char *object_in(struct findings *out, const char *says);

/* The variable that such a sentence names, with the distance from its
   beginning: "table+40"; NULL: it names none. */
const char *variable_in(struct findings *out, const char *says);

/* The thread that the tool numbers `id`. */
const char *thread_name(struct findings *out, int id);

/* The row of `tool` for the error that Valgrind calls `name` and whose headline
   is `says`; the last row, whose name is NULL, if there is none. */
const struct error_kind *kind_of(const struct valgrind_tool *tool,
				 const char *name, const char *says);

/* A level of our own runtime: its files could be named like a case. */
bool is_runtime(const char *function, const char *file);

/* Whether `text` begins with `beginning`. */
bool begins(const char *text, const char *beginning);

#endif
