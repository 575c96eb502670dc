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
 * What `command` prints on standard output, first line only, to be freed; NULL
 * when it cannot be run or fails.
 */
char *first_line_of(const char *const *command);

#endif
