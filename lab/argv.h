/*
 * argv.h - a growing argument vector, NULL-terminated at all times.
 */
#ifndef ARGV_H
#define ARGV_H

#include <stdbool.h>
#include <stddef.h>

struct argv {
	char **at; /* n strings, then NULL; NULL itself while n is 0 */
	size_t n;
};

/* Append copies of the given strings; end the list with NULL.  Out of memory
   ends the process with exit 2. */
void argv_add(struct argv *to, ...) __attribute__((sentinel));

/* Append one string, printf-style. */
void argv_addf(struct argv *to, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Append all of `from`. */
void argv_append(struct argv *to, const struct argv *from);

/* Whether `text` is one of the strings. */
bool argv_holds(const struct argv *in, const char *text);

/* Give everything back; *of is empty again. */
void argv_free(struct argv *of);

#endif
