/*
 * trace.h - the commands that were run, as a shell would run them.
 *
 * One line a command, `GROUP<TAB>SECONDS<TAB>PROCESSOR
 * SECONDS<TAB>STOPPED<TAB>COMMAND`: commands of one group depend on each other
 * in their order, groups are independent; STOPPED is 1 for a run that the
 * driver had to stop.
 */
#ifndef TRACE_H
#define TRACE_H

#include <stdio.h>

#include "pool.h"

/* Append the line for `job`, which has ended, to `out`. */
void trace_job(FILE *out, const struct job *job);

#endif
