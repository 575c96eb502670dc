/*
 * crash.h - signals that end an execution, and the first writes to pages.
 */
#ifndef EXPLORE_CRASH_H
#define EXPLORE_CRASH_H

#include <stdint.h>

/* Take SIGSEGV and its like. */
void crash_init(void);

/* `pc` if it is in the program; or, of a call that libc made, where the
   program called libc. */
uintptr_t program_pc(uintptr_t pc);

#endif
