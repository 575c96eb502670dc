/*
 * judge.h - compares what detectors found with what a case says they must.
 *
 * Pure: no file, no clock, no state.  The rules are those of README.md, "How to
 * read the matrix"; a false verdict here is the worst bug the lab can have.
 */
#ifndef JUDGE_H
#define JUDGE_H

#include "case.h"
#include "detector.h"

/* Of one cell: a program under one detector. */
enum verdict {
	PROVED,    /* every required finding was found, on its lines */
	CONFIRMED, /* a fix: every run clean, but for declared noise */
	BLIND,     /* `nothing`, and the tool indeed says nothing */
	RECORDED,  /* only `maybe` lines, or nobody claims this detector */
	DEAD,      /* `dies`, and it did */
	UNABLE,    /* `cannot`, and it cannot */
	SKIPPED,   /* cannot run on this machine; never counted as clean */
	/* From here on a failure. */
	NOT_FOUND, /* a required finding is missing */
	STRAY,     /* a finding that no line of the header names */
	VANISHED,  /* a `nothing`, `dies`, `cannot` or `noise` no longer true */
	BROKEN,    /* a damaged report, a crashed tool, a compile error */
	TIMEOUT,   /* not ended at the time limit */
	VERDICTS
};

/* "PROVED", "NOT FOUND", ... */
const char *verdict_word(enum verdict verdict);
bool verdict_named(const char *word, enum verdict *verdict);
bool verdict_fails(enum verdict verdict);

/* One run, read. */
struct run {
	int status;           /* as from wait(2) */
	bool stopped;         /* by the driver */
	bool timed_out;       /* at the time limit, and not asleep for ever */
	bool ended;           /* the record says it reached its end */
	unsigned long checks; /* CHECKs that held, told by the end record */
	enum parsed parsed;
	const char *why; /* unless PARSED */
	struct findings findings;
};

/* How often one expectation was met. */
struct met {
	const struct expectation *expectation;
	unsigned runs;
};

/* A thing the verdict rests on, in words, with the runs it was seen in; 0:
   it is about all of them together. */
struct reason {
	char *what; /* one line */
	unsigned runs;
	size_t last; /* the run that was counted last */
	bool fails;
};

struct judgement {
	enum verdict verdict;
	unsigned runs;
	unsigned found; /* PROVED: in how many runs all required were seen;
			   CONFIRMED: clean runs */
	struct met *met;
	size_t n_met;
	struct reason *reasons; /* failures first, then what was recorded */
	size_t n_reasons;
};

/*
 * Judge `n` runs of `program` under `detector`.  *judgement points into
 * `program`; end it with judgement_free().
 */
void judge(struct judgement *judgement, const struct program *program,
	   const struct detector *detector, const struct run *runs, size_t n);

void judgement_free(struct judgement *judgement);

enum match {
	NO_MATCH,
	WEAK_MATCH, /* the kind agrees and no known line contradicts, but a
		       stack is missing: never a proof, and no stray */
	FULL_MATCH
};

/* Whether `finding` is what `expectation` names; see case.h for the form. */
enum match matches(const struct program *program,
		   const struct expectation *expectation,
		   const struct finding *finding);

#endif
