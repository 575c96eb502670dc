/*
 * report.h - what a run says, as text; the grammar is in README.md.
 */
#ifndef EXPLORE_REPORT_H
#define EXPLORE_REPORT_H

#include <stdint.h>

/* Write the report where the options say, under another name first, so that
   it is whole if it is there at all. */
void report_write(void);

/* The program counter as the executable's file has it. */
uintptr_t pc_in_file(uintptr_t pc);

/* And back. */
uintptr_t pc_in_memory(uintptr_t pc);

#endif
