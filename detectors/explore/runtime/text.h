/*
 * text.h - text that grows in the runtime's own memory.
 */
#ifndef EXPLORE_TEXT_H
#define EXPLORE_TEXT_H

#include <stddef.h>

struct text {
	char *at;
	size_t size; /* bytes; more than 256 MB are cut off */
};

struct text text_new(void);
void text_add(struct text *t, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Write it to `path`, under a temporary name beside it first; dies if that
   fails. */
void text_save(const struct text *t, const char *path);

/* Write it to the standard error of the run. */
void text_print(const struct text *t);

#endif
