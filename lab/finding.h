/*
 * finding.h - what a detector reports, in one form for all of them.
 *
 * Adapters build findings, the judge compares them with a case's marks, the
 * reading puts them into plain words.  A `struct findings` owns everything
 * reachable from it; pointers into it stay valid until findings_free().
 */
#ifndef FINDING_H
#define FINDING_H

#include <obstack.h>
#include <stdbool.h>
#include <stddef.h>

/* The closed vocabulary; kinds[] in finding.c holds a word for each. */
enum kind {
	DATA_RACE,      /* conflicting accesses, unordered by happens-before */
	LOCK_ORDER,     /* a cycle in the lock order; no thread need hang */
	DEADLOCK,       /* threads wait for each other in a cycle, for ever */
	STUCK,          /* nobody can run, and there is no cycle */
	LOST_WAKEUP,    /* stuck, and a signal came while nobody waited */
	HANG,           /* still running at the time limit */
	LIVELOCK,       /* threads run, and make no progress */
	MISUSE,         /* an error or undefined use that POSIX names */
	LEAK,           /* a thread never joined, or blocked for ever */
	USE_AFTER_FREE, /* an access to freed memory */
	DOUBLE_FREE,    /* memory freed twice */
	CHECK_FAILED,   /* the case's own oracle says no */
	CRASH,          /* ended by a signal */
	SIGNAL_UNSAFE,  /* a call in a handler that must not be made there */
	SLOW,           /* right, and slower than its fix by the ratio asked */
	OTHER,          /* the tool says something none of these words covers */
	KINDS
};

/* The word for `kind` in headers and reports, such as "data-race". */
const char *kind_word(enum kind kind);

/* What `kind` is, as one plain sentence for somebody who never met it. */
const char *kind_meaning(enum kind kind);

/* Find the kind called by the `length` bytes at `word`; false: no such word. */
bool kind_named(const char *word, size_t length, enum kind *kind);

/* Who saw it: a tool's blindness is judged by what the tool itself says. */
enum witness { BY_TOOL, BY_ORACLE, BY_WATCHDOG };

/* One level of a call stack; `file` is NULL and `line` 0 where unknown. */
struct frame {
	struct frame *next; /* the caller */
	const char *function;
	const char *file; /* as the tool printed it: a path or a base name */
	int line;
};

/* One thread at one point of the program. */
struct place {
	struct place *next;
	const char *role;     /* "write of 4 bytes", "waits for mutex desk" */
	const char *thread;   /* "T1", "main thread"; NULL: not told */
	const char *locks;    /* locks held, "none" or NULL: not told */
	struct frame *frames; /* innermost first; NULL: no stack was kept */
	bool context;         /* for the reader only (where a thread was
				 created, a block allocated): never judged */
};

struct finding {
	struct finding *next;
	enum kind kind;
	enum witness by;
	const char *says; /* the tool's own headline, one line */
	const char
		*object; /* what it is about, "global hits, 4 bytes"; or NULL */
	struct place *places;
	bool whole; /* about the program as a whole: it has no place, and meets
		       an expectation by its kind alone */
};

struct findings {
	struct finding *first;
	struct finding *last;
	const char *shown; /* how much a detector that steers has shown: "all
			      24", "sampled 5000"; NULL: it does not say */
	struct obstack pool;
};

/* Make `all` empty; findings_free() gives everything back. */
void findings_init(struct findings *all);
void findings_free(struct findings *all);

/*
 * Append an empty finding, a place to a finding, a frame to a place.  Strings
 * are copied; NULL stays NULL.  Out of memory ends the process with exit 2.
 */
struct finding *found(struct findings *all, enum kind kind, enum witness by,
		      const char *says);
struct place *place_add(struct findings *all, struct finding *in,
			const char *role);
struct frame *frame_add(struct findings *all, struct place *in,
			const char *function, const char *file, int line);

/* Copy the `length` bytes at `text`, terminated, into the pool of `all`. */
const char *findings_keep(struct findings *all, const char *text,
			  size_t length);

/* The same, printf-style. */
const char *findings_say(struct findings *all, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Copy every finding of `from`, deeply, to the end of `into`. */
void findings_append(struct findings *into, const struct findings *from);

/*
 * The innermost line of `place` that lies in the source file `source` (compared
 * by base name, for tools print whole paths or base names alone), or 0.
 */
int place_line(const struct place *place, const char *source);

#endif
