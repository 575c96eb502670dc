/*
 * schedule.h - a saved schedule and a raw report, for the reader's eyes.
 *
 * The runtime knows addresses only; these two functions run in the driver.
 */
#ifndef EXPLORE_SCHEDULE_TEXT_H
#define EXPLORE_SCHEDULE_TEXT_H

#include <stddef.h>
#include <stdint.h>

#include "symbols.h"

/*
 * The saved schedule `text` with ` FUNCTION (FILE:LINE)` after each event,
 * where a replay does not look; a new string, to be freed.  Lines that have it
 * already stay as they are.
 */
char *schedule_annotate(const char *text, struct symbols *symbols);

/*
 * The program counters of the accesses that the unresolved `report` finds
 * fault with, for columns_print(); *n is set to their number.  To be freed.
 */
uint64_t *report_accesses(const char *report, size_t *n);

#endif
