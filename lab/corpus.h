/*
 * corpus.h - all bugs and fixes below a directory, found by path.
 *
 *	bugs/CLASS/NAME.c	one bug
 *	fixes/CLASS/NAME.HOW.c	one fix of it
 *
 * Strip .HOW and a fix names its bug.  An orphan on either side is a problem,
 * and so is a fix that differs from its bug outside the edit regions.
 */
#ifndef CORPUS_H
#define CORPUS_H

#include "case.h"
#include "problem.h"

struct corpus {
	char *root; /* the directory that holds bugs/ and fixes/ */
	struct program *programs; /* each bug, followed by its fixes; sorted */
	size_t n;
	struct problems problems;
};

/*
 * Read the whole tree below `root`.  What is wrong is in corpus->problems; the
 * sound programs are there all the same.
 */
void corpus_read(struct corpus *corpus, const char *root);

void corpus_free(struct corpus *corpus);

/* The bug that the fix `of` mends, or NULL; for a bug, itself. */
const struct program *corpus_bug(const struct corpus *corpus,
				 const struct program *of);

/*
 * Whom `program` is compared with: for a bug its fixes, for a fix its bug; *n
 * is set to their number.  The list is to be freed.
 */
const struct program **corpus_rivals(const struct corpus *corpus,
				     const struct program *program, size_t *n);

/*
 * Whether `pattern` selects `program`: its name, its path below or above the
 * root, its class, its bug's name, or a shell pattern of one of them.
 */
bool corpus_selects(const struct corpus *corpus, const char *pattern,
		    const struct program *program);

/* The first program that `pattern` selects, a bug before its fixes, or NULL. */
const struct program *corpus_find(const struct corpus *corpus,
				  const char *pattern);

/*
 * Report in `problems` where `fix` differs from `bug` outside the edit regions;
 * true if it does.  Header comments, marks and white space at the end of a line
 * do not count.
 */
bool differs_outside(const struct program *bug, const struct program *fix,
		     struct problems *problems);

#endif
