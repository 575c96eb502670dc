/*
 * record.h - lines from the running program to the driver.
 *
 * See oracle.c for the record's grammar; a detector's runtime may add lines of
 * its own, which only its adapter reads.
 */
#ifndef RECORD_H
#define RECORD_H

/*
 * Append `line`, which ends in a newline, to the file named by RACELAB_RECORD;
 * nothing happens without it.  One write(2) a line, so that lines of several
 * threads or processes do not mix.  Safe in a signal handler.  If the file
 * cannot be written the process ends at once: a lost line could make a failed
 * run look clean.
 */
void record(const char *line);

/*
 * Called when the first process ends, before the `end` line is written, if a
 * runtime that counts threads is linked in; else NULL.
 */
extern void finish_threads(void) __attribute__((weak));

#endif
