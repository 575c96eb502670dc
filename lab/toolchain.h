/*
 * toolchain.h - the compiler that builds the cases.
 */
#ifndef TOOLCHAIN_H
#define TOOLCHAIN_H

#include <stdbool.h>

#include "detector.h"

/*
 * Look for the compiler called `name` ("clang", "gcc-12", a path) in PATH and
 * ask it what it is.  False, with a line in *why to be freed: there is none, or
 * it is neither gcc nor clang.
 */
bool toolchain_find(struct toolchain *into, const char *name, char **why);

void toolchain_free(struct toolchain *toolchain);

/* The path of `program` in PATH, to be freed, or NULL. */
char *program_in_path(const char *program);

/*
 * What `command` prints on standard output, or the first line of it alone; to
 * be freed.  NULL when it cannot be run, fails, or prints more than 64 KiB.
 */
char *output_of(const char *const *command);
char *first_line_of(const char *const *command);

#endif
