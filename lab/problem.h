/*
 * problem.h - what is wrong with a case, the lab or the machine.
 *
 * Problems are collected, not thrown: the other cases still run, and the exit
 * status becomes 2 at the end.
 */
#ifndef PROBLEM_H
#define PROBLEM_H

#include <stddef.h>
#include <stdio.h>

struct problem {
	char *file; /* NULL: not about a file */
	int line;   /* 0: about the file as a whole */
	char *what; /* what is wrong and what to do */
};

struct problems {
	struct problem *at;
	size_t n;
};

/* Add one; the strings are copied. */
void problem_add(struct problems *to, const char *file, int line,
		 const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Print `FILE:LINE: WHAT`, a line each. */
void problems_print(const struct problems *all, FILE *out);

/* Give everything back; *all is empty again. */
void problems_free(struct problems *all);

#endif
