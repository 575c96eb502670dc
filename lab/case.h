/*
 * case.h - one program of the corpus, a bug or a fix, as its file says it is.
 *
 * The file is the only source: title, story and keys come from the header
 * comment, marks and edit regions from `//@` comments.  Everything that is not
 * understood is a problem with its line; a program with problems is `broken`
 * and never judged.
 */
#ifndef CASE_H
#define CASE_H

#include <stdbool.h>
#include <stddef.h>

#include "argv.h"
#include "finding.h"
#include "problem.h"

enum demand {
	REQUIRED, /* KIND LABEL [LABEL]: must be found in the n runs */
	MAYBE,    /* recorded when found; proves nothing */
	NOTHING,  /* a blind spot, asserted */
	DIES,     /* the tool itself fails on this program, asserted */
	MAY_DIE,  /* one version of it does, another does not; recorded */
	CANNOT,   /* the detector cannot run this program, asserted */
	NOISE     /* in a fix: a false report that is known, asserted */
};

struct expectation {
	enum demand demand;
	enum kind kind; /* for REQUIRED, MAYBE and NOISE */
	char *label[2]; /* the same; label[1] may be NULL */
	char *why;      /* after `--`, or NULL */
	char *text;     /* as written, without the why */
	int line;
};

/* One detector's line. */
struct claim {
	char *detector;
	int line;
	struct expectation *at;
	size_t n;
};

struct key {
	char *name;
	char *value;
	int line;
};

struct mark {
	char *label;
	int line;
};

/* Lines that a student may change: those strictly between the two. */
struct region {
	int first; /* the line of `//@ edit` */
	int last;  /* the line of `//@ end` */
};

struct program {
	char *path;
	char *name;  /* CLASS/NAME or CLASS/NAME.HOW; of a file outside a
			corpus: its path */
	char *class; /* CLASS; NULL outside a corpus */
	char *how;   /* HOW of a fix, NULL for a bug */
	char *source;
	size_t length;
	size_t *starts; /* where each line begins in source */
	int n_lines;
	char *title;    /* first line of the header; "" without a header */
	char *story;    /* the rest of it, down to the keys, as lines */
	int body;       /* the first line after the header */
	bool has_check; /* it calls CHECK somewhere */
	bool broken;

	struct argv cflags; /* what `cflags:` says; a fix has its bug's */
	struct key *keys;   /* but for the detectors' */
	size_t n_keys;
	struct claim *claims;
	size_t n_claims;
	struct mark *marks;
	size_t n_marks;
	struct region *regions;
	size_t n_regions;
};

/*
 * Read the program at `path` into *into.  `class` and `how` as in struct
 * program, copied.  With `class` NULL the file need have no header, and its
 * comments are not looked at.  Whatever is wrong is added to `problems` and
 * sets into->broken.  The caller ends it with program_free().
 */
void program_read(struct program *into, const char *path, const char *class,
		  const char *how, struct problems *problems);

/* The same for a text in memory, which must be zero-terminated. */
void program_parse(struct program *into, const char *path, const char *class,
		   const char *how, const char *text, size_t length,
		   struct problems *problems);

void program_free(struct program *program);

/* The claim for `detector`, or NULL: unclaimed. */
const struct claim *program_claim(const struct program *program,
				  const char *detector);

/* The value of the first key called `name`, or NULL. */
const char *program_key(const struct program *program, const char *name);

/* Whether `line` carries `label`. */
bool program_marked(const struct program *program, const char *label, int line);

/* The text of line `line` (from 1), its length in *length; NULL past the end.
 */
const char *program_line(const struct program *program, int line,
			 size_t *length);

/* The same without its mark, or `//@ edit`, and without white space at its end.
 */
const char *program_bare_line(const struct program *program, int line,
			      size_t *length);

/* Whether `line` lies in an edit region; true everywhere without regions. */
bool program_editable(const struct program *program, int line);

#endif
