/*
 * unit.h - what the unit tests share: cmocka with all it needs, scratch
 * directories, small files, and a look at collected problems.
 *
 * A test leaves nothing behind: scratch_make() and scratch_remove() are a
 * test's setup and teardown.
 */
#ifndef UNIT_H
#define UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "file.h"
#include "memory.h"
#include "problem.h"

/* The scratch directory of the test that runs. */
static char *scratch;

static inline int scratch_make(void **unused)
{
	const char *below = getenv("TMPDIR");

	(void)unused;
	scratch = say("%s/racelab-unit-XXXXXX", below ? below : "/tmp");
	return mkdtemp(scratch) ? 0 : -1;
}

static inline int scratch_remove(void **unused)
{
	(void)unused;
	directory_remove(scratch);
	free(scratch);
	scratch = NULL;
	return 0;
}

/* The path of `name` in the scratch directory, to be freed. */
static inline char *in_scratch(const char *name)
{
	return say("%s/%s", scratch, name);
}

/* Make `text` the content of scratch/NAME, with the directories above it. */
static inline void put_file(const char *name, const char *text)
{
	char *path = in_scratch(name);
	char *slash = strrchr(path, '/');
	FILE *file;

	*slash = 0;
	assert_int_equal(0, directory_make(path));
	*slash = '/';
	file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(0, fclose(file));
	free(path);
}

/* Whether some problem is about line `line` and holds `what`. */
static inline bool complains(const struct problems *all, int line,
			     const char *what)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].line == line && strstr(all->at[i].what, what))
			return true;
	return false;
}

static inline void assert_complains(const struct problems *all, int line,
				    const char *what)
{
	if (complains(all, line, what))
		return;
	problems_print(all, stderr);
	fail_msg("no problem at line %d says: %s", line, what);
}

static inline void assert_no_problem(const struct problems *all)
{
	problems_print(all, stderr);
	assert_int_equal(0, all->n);
}

#endif
