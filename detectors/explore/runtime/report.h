/*
 * report.h - what a run says, as text; the grammar is in README.md.
 */
#ifndef EXPLORE_REPORT_H
#define EXPLORE_REPORT_H

/* The current execution found something new: keep its choices, and save them
   if they are the first of a failing schedule. */
void report_schedule(void);

/* Write the report where the options say, under another name first, so that
   it is whole if it is there at all. */
void report_write(void);

/* The program counter as the executable's file has it. */
#include <stdint.h>
uintptr_t pc_in_file(uintptr_t pc);

#endif
