/*
 * section.h - the state of one reading of a ThreadSanitizer report;
 * between parse.c, which finds the reports, and section.c, which
 * reads what is inside one.
 */
#ifndef TSAN_SECTION_H
#define TSAN_SECTION_H

#include "detector.h"

/* What the report tells of a thread or mutex apart from where it was used. */
struct known {
	struct known *next;
	const char *id;            /* "T1", "M0" */
	const char *name;          /* of a thread, with its id; or NULL */
	const struct place *place; /* where a mutex came from; or NULL */
};

struct reading {
	struct findings *out;
	struct finding *now; /* between its headline and its end, or NULL */
	struct place *place; /* whose frames come next, or NULL */
	struct known *known; /* of this finding */
	const char *role;    /* of a stack without a heading, or NULL */
	const char *damage;  /* why the text is not whole, or NULL */
	const char *died;    /* how the tool failed, or NULL */
	const char *unfit;   /* why the tool cannot run here, or NULL */
	const char *pid;     /* of the WARNINGs so far */
	bool many_pids;      /* a forked child reported too */
	bool opened;         /* a ===== line, and no WARNING yet */
	bool error;          /* `now` is an ERROR, which has no ===== lines */
	bool fatal;          /* an ERROR of the program ended it */
	bool summary;        /* of the finding: seen */
	long found;          /* WARNINGs */
	long reported;       /* what the last count line says */
	long counts;         /* count lines; one a process that ended */
};

/* What follows `beginning` in `line`, or NULL if it does not begin so. */
const char *tsan_after(const char *line, const char *beginning);

/* A copy of `text` up to the first `stop` in it, or all of it. */
const char *tsan_until(struct reading *in, const char *text, const char *stop);

/* The text is not whole; the first reason is kept. */
void tsan_damaged(struct reading *in, const char *how);

/* A line of the finding in->now, which is not NULL. */
void tsan_inside(struct reading *in, const char *line);

/* in->now is complete: what was told late goes to where it is missing. */
void tsan_complete(struct reading *in);

#endif
