/*
 * pages.h - memory for the runtime itself, and its last words.
 *
 * The runtime never touches the program's heap: what it needs it takes from
 * the kernel, in ranges that are reserved whole and used page by page.
 */
#ifndef EXPLORE_PAGES_H
#define EXPLORE_PAGES_H

#include <stddef.h>

/* Zeroed memory of `size` bytes, never given back.  Dies if there is none. */
void *pages(size_t size);

/* From now on pages() are shared with child processes. */
void pages_share(void);

/* The same at exactly `at`, so that addresses repeat from run to run. */
void *pages_at(void *at, size_t size);

/* Print "racelab explore: ..." on the standard error and leave with 2: the
   lab itself is broken, and no report is written. */
_Noreturn void die(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

#endif
