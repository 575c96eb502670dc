/*
 * report.h - the explorer's report, from addresses to findings.
 *
 * The runtime writes lines (runtime/report.h).  explore_resolve() puts the
 * addresses in them into words, which needs the executable; a place then reads,
 * parted by tabs,
 *
 *	place ROLE THREAD SIZE OBJECT LOCKS
 *	frame FUNCTION FILE LINE	(innermost first; FILE "?": unknown)
 *	note WHERE TEXT
 *	cannot CALL WHERE WHY
 *
 * and all other lines are as they were.  explore_parse() reads that and is
 * pure.
 */
#ifndef EXPLORE_REPORT_H
#define EXPLORE_REPORT_H

#include "detector.h"

/* See struct detector. */
char *explore_resolve(const char *report, const char *executable);
enum parsed explore_parse(const struct outcome *run, struct findings *out,
			  const char **why);

#endif
