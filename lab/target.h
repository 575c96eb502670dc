/*
 * target.h - the one program that a command is about.
 */
#ifndef TARGET_H
#define TARGET_H

#include "corpus.h"

struct target {
	const struct program
		*program;     /* NULL: there is none, or it is broken */
	struct corpus corpus; /* it is one of these, or */
	struct program file;  /* any C file */
};

/*
 * Find the program called `name`: any C file, or a case of the corpus at `root`
 * (of several that the name selects, the first: a bug before its fixes). Prints
 * what is wrong on stderr.  End it with target_free() either way.
 */
void target_find(struct target *target, const char *root, const char *name);

void target_free(struct target *target);

#endif
