/*
 * columns.h - a saved schedule as columns: one a thread, time downwards.
 *
 * Each event stands in its thread's column as `line word`, inside a bracket
 * for each lock that the thread holds; the losing access is marked `<<<`: after
 * a failed check, the write that wiped out another thread's.
 */
#ifndef EXPLORE_HOST_COLUMNS_H
#define EXPLORE_HOST_COLUMNS_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "symbols.h"

/* Print the saved schedule `text` (detectors/explore/runtime/schedule.h) on
   `out`, with source lines from `symbols`, those of other files than `source`
   (NULL: none is another) with their names; events whose pc is one of the n in
   `marked` are the losing ones.  Returns 0, or -1 if the text is no whole
   saved schedule; then nothing is printed. */
int columns_print(FILE *out, const char *text, struct symbols *symbols,
		  const char *source, const uint64_t *marked, size_t n);

#endif
