/*
 * report.h - what a survey tells: as text, as Markdown, and as JSON.
 */
#ifndef REPORT_H
#define REPORT_H

#include <jansson.h>
#include <stdio.h>

#include "survey.h"

/* One case that is over: its word, its name and, if it failed, why and how to
   see it again. */
void report_entry(FILE *out, const struct survey *survey,
		  const struct entry *entry);

/* The matrix of case by detector, then the totals in two lines. */
void report_matrix(FILE *out, const struct survey *survey);
void report_totals(FILE *out, const struct survey *survey);

/*
 * Detector by class: how many bugs it found, how many it misses by design, in
 * how many right programs it raises a false alarm; then the totals, without
 * times, and what does not hold.
 */
void report_markdown(FILE *out, const struct survey *survey);

/* The whole survey, as lab/results.schema.json describes it; a new
   reference. */
json_t *report_json(const struct survey *survey);

/*
 * The verdicts as JUnit XML in the form that Jenkins reads: a testsuite for
 * each detector, a testcase for each cell; what was skipped or not reached is
 * skipped, what is broken or timed out an error, all else that fails a failure.
 * To be freed.
 */
char *report_junit(const struct survey *survey);

/*
 * What does not hold as SARIF 2.1.0 (OASIS Standard, 2020), a result for each
 * alert, with the stacks of its finding as a code flow; a new reference.  When
 * `most` bytes are reached the rest is left out, and a notification says so.
 */
json_t *report_sarif(const struct survey *survey, size_t most);

/* What does not hold as workflow commands of GitHub Actions. */
void report_annotations(FILE *out, const struct survey *survey);

/* Write `document`, or `text`, to `path`, whole or not at all.  False, with a
   line on stderr: it could not be written. */
bool report_write(const json_t *document, const char *path);
bool report_write_text(const char *text, const char *path);

#endif
