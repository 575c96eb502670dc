/*
 * survey.h - the cases that one command judges, each with its row of cells.
 */
#ifndef SURVEY_H
#define SURVEY_H

#include <jansson.h>

#include "corpus.h"
#include "plan.h"

/* How a whole case came out. */
enum standing {
	HOLDS,    /* a bug proved, a fix confirmed, or all that was asked */
	UNPROVED, /* a bug that says so; counted apart */
	UNJUDGED, /* no detector that may be skipped was there */
	FAILS,    /* some cell's verdict fails */
	UNSURE,   /* a detector that it needs could not run */
	BREAKS,   /* the case or the lab is broken */
	OPEN      /* interrupted before its verdict */
};

struct entry {
	const struct program *program;
	struct cell **cells; /* of the wanted tools that apply, in their
				order; one at least */
	size_t n;
	size_t over;
	bool whole; /* every detector that applies was asked */
};

struct survey {
	struct session *session;
	struct corpus corpus;
	struct plan plan;
	struct entry *entries;
	size_t n;
	double started;
	int interrupted; /* the signal, or 0 */

	/* Called when an entry's last cell is over; may be NULL. */
	void (*entry_over)(struct survey *survey, const struct entry *entry);
};

/* Which programs a command is about. */
enum scope { BUGS = 1, FIXES = 2, BOTH = 3 };

/*
 * Select from the session's corpus the programs of `scope` that the settings'
 * operands name (none: all), and plan their cells.  A name that selects nothing
 * is a problem.  End it with survey_free().
 */
void survey_init(struct survey *survey, struct session *session,
		 enum scope scope);
void survey_free(struct survey *survey);

/* Judge everything; `tick` as for pool_run(). */
void survey_run(struct survey *survey, void (*tick)(void *), void *argument);

/* How `entry` came out, and as the word that is printed for it. */
enum standing entry_standing(const struct entry *entry);
const char *entry_word(const struct entry *entry);

struct totals {
	size_t bugs, proved, unproved;
	size_t as_said; /* bugs that some detectors only were asked about */
	size_t fixes, confirmed;
	size_t failed; /* FAILS, BREAKS */
	size_t unsure; /* UNSURE */
	size_t open;   /* OPEN */
	size_t cells, stored;
	double cpu;     /* seconds, builds included */
	double seconds; /* of wall clock */
};

struct totals survey_totals(const struct survey *survey);

/* The exit status: 0 all hold, 1 one does not, 2 something is
   broken, 77 nothing was judged, 130 interrupted. */
int survey_status(const struct survey *survey);

#endif
