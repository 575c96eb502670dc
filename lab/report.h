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

/* Write `document` to `path`, whole or not at all.  False, with a line on
   stderr: it could not be written. */
bool report_write(const json_t *document, const char *path);

#endif
