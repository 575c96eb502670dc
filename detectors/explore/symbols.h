/*
 * symbols.h - source lines of the program counters in the explorer's reports.
 *
 * Runs in the driver, not in the explored program; needs libdw (elfutils).
 */
#ifndef EXPLORE_HOST_SYMBOLS_H
#define EXPLORE_HOST_SYMBOLS_H

#include <stdint.h>

struct symbols; /* the debugging information of one executable */

/* Where a program counter is; valid until symbols_close(). */
struct source {
	const char *function; /* "" if unknown, never NULL */
	const char *file;     /* as the compiler was given it; "" if unknown */
	int line;             /* 0 if unknown */
};

/* Open the executable at `path`; NULL if it cannot be read.  The caller
   closes it. */
struct symbols *symbols_open(const char *path);
void symbols_close(struct symbols *s);

/* The place of `pc`, an address as the executable's file has it. */
struct source symbols_find(struct symbols *s, uint64_t pc);

#endif
