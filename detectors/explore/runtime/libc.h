/*
 * libc.h - libc's own function behind one of the runtime's.
 */
#ifndef EXPLORE_LIBC_H
#define EXPLORE_LIBC_H

#include <dlfcn.h>
#include <string.h>

/* Any function that takes and answers integers or pointers. */
typedef long libc_any(long, long, long, long, long, long);

/* Set the function pointer `next`, NULL at first, to what libc calls `name`:
   ISO C has no cast from an object's address to a function's. */
#define LIBC_FIND(next, name) \
	do { \
		void *libc_at; \
		if (__builtin_expect(next != NULL, 1)) \
			break; \
		libc_at = dlsym(RTLD_NEXT, name); \
		memcpy(&next, &libc_at, sizeof next); \
	} while (0)

/* Whether a thread of the program made the call, and not the runtime; to be
   asked in the function that stands in for the call. */
#define BY_PROGRAM (self && !in_runtime((uintptr_t)__builtin_return_address(0)))

#endif
