/*
 * crash.h - signals that end an execution, and the first writes to pages.
 */
#ifndef EXPLORE_CRASH_H
#define EXPLORE_CRASH_H

/* Take SIGSEGV and its like. */
void crash_init(void);

#endif
