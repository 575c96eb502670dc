/*
 * reading.h - what a finding means, in plain words.
 */
#ifndef READING_H
#define READING_H

#include <stdio.h>

#include "detector.h"
#include "finding.h"

/*
 * One line: the kind, where, about what.  Places are given by their innermost
 * line in `source` (NULL: in whatever file the report names).  To be freed.
 */
char *finding_line(const struct finding *finding, const char *source);

/*
 * The whole reading of `finding`: each place with its thread, its locks and its
 * source line, then what the kind means, unless the next finding is of the same
 * kind.  `source` as above; its text is read
 * from that path when it can be.
 */
void finding_read(FILE *out, const struct finding *finding, const char *source);

/* For each symptom of `detector` that `text` shows: meaning and remedy. */
void symptoms_read(FILE *out, const struct detector *detector,
		   const char *text);

#endif
