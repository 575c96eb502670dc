/*
 * wishes.h - the options of `racelab explore` alone.
 */
#ifndef WISHES_H
#define WISHES_H

#include <argp.h>
#include <stdbool.h>

#include "argv.h"

struct wishes {
	struct argv keys;   /* `key=value` for the explorer's runtime */
	const char *save;   /* where a failing schedule goes, or NULL */
	const char *replay; /* a saved schedule to follow, or NULL */
	double seconds;     /* the longest search, 0: not told */
	bool any;
};

/* Parses them, into a struct wishes; argv_free() the keys. */
extern const struct argp wishes_argp;

/* The whole path of `file`, for a program that may run elsewhere; to be
   freed. */
char *whole_path(const char *file);

#endif
