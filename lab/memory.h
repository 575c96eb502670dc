/*
 * memory.h - allocation that cannot fail quietly.
 *
 * The driver has no use for half an answer: out of memory prints one line and
 * ends the process with exit status 2, the lab is broken.
 */
#ifndef MEMORY_H
#define MEMORY_H

#include <stddef.h>

/* As calloc: zeroed, owned by the caller, to be given to free(). */
void *new_array(size_t n, size_t size) __attribute__((returns_nonnull));

/* As reallocarray; the part that is new is not cleared. */
void *grow_array(void *old, size_t n, size_t size)
	__attribute__((returns_nonnull));

/* A copy of `text`, or of its first `length` bytes; to be freed. */
char *copy(const char *text) __attribute__((returns_nonnull));
char *copy_of(const char *text, size_t length) __attribute__((returns_nonnull));

/* A new string made printf-style; to be freed. */
char *say(const char *format, ...)
	__attribute__((format(printf, 1, 2), returns_nonnull));

#endif
