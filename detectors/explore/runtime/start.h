/*
 * start.h - from the kernel to the explorer: main() is ours.
 */
#ifndef EXPLORE_START_H
#define EXPLORE_START_H

/* The standard error as the run was started with it; the program's output
   goes nowhere but for the schedule that is shown. */
extern int own_stderr;

/* From here on the program's output is seen. */
void show_output(void);

/* Seconds of CPU time this process has used. */
double cpu_seconds(void);

/* Seconds since some fixed point in the past. */
double wall_seconds(void);

#endif
