/*
 * detector.h - all that the driver knows about a detector.
 *
 * A detector is one file, detectors/NAME.c, ending in a DETECTOR(NAME) table.
 * Nothing lists it: make compiles every .c file here and the linker collects
 * the tables.  A detector with a runtime or a helper of its own keeps it in
 * detectors/NAME/ (shared by two tools: in a directory named for both).
 *
 * One cell of the matrix:  missing? -> compile, link -> the driver builds ->
 * command -> the driver runs, n times -> parse.  Only the judge compares
 * findings with the marks in the case, so a detector cannot know what is
 * expected of it.
 */
#ifndef DETECTOR_H
#define DETECTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "argv.h"
#include "finding.h"

/* The compiler that builds the case. */
struct toolchain {
	const char *name;    /* as given to --cc */
	const char *path;    /* found in PATH */
	const char *version; /* first line of --version */
	bool clang;          /* else it is gcc */
};

/* What compile() and link() may need to know. */
struct building {
	const struct toolchain *cc;
	const char *runtime; /* directory of the prebuilt runtime objects: the
				object of DIR/FILE.c is runtime/DIR/FILE.o */
};

/* A bug and its fixes, or a fix and its bug: who is compared with whom. */
struct contestant {
	const char *name;
	const char *executable;
};

/* What command() may need to know. */
struct running {
	const char *executable;
	const char *report;  /* path for the tool's report; a tool may add a
				suffix such as .PID to it */
	uint64_t seed;       /* for whatever the detector can vary */
	const char *runtime; /* as in struct building */
	const struct toolchain *cc;
	const struct argv *cflags; /* as for suits(); NULL: none */

	/* For a detector that compares: the bug first, then the fixes, of which
	   there is one at least.  The run is about the bug, or, if `about_fix`,
	   about the one fix there is. */
	const struct contestant *contestants;
	size_t n_contestants;
	bool about_fix;
};

/* What one run left behind; parse() looks at nothing else. */
struct outcome {
	const char *report; /* text of every file that begins with the report
			       path, joined and resolved; never NULL */
	const char *record; /* the runtime's record (lab/runtime/oracle.c),
			       addresses resolved; never NULL */
	int status;         /* as from wait(2) */
	bool stopped;       /* the driver ended it: TERM, later KILL */
};

enum parsed {
	PARSED,  /* the report is whole; *out holds all it says */
	DAMAGED, /* the report is cut or absent: never clean */
	DIED,    /* the tool itself failed on this program */
	UNFIT    /* this machine or program is not for this tool */
};

/* What users struggle with: a phrase in a report and what to do about it. */
struct symptom {
	const char *phrase; /* found anywhere in the report or on stderr */
	const char *meaning;
	const char *remedy;
};

struct detector {
	const char *name;
	const char *about; /* one line, for `racelab detectors` */
	unsigned runs;     /* how often it runs a program by default, >= 1 */

	/* The exit status by which the tool says "there is a report", which
	   hides the program's own; 0: the status is always the program's. */
	int report_status;

	/* The tool starts a thread of its own in the program: the watchdog
	   does not count it. */
	bool own_thread;

	/* It compares: a bug with all of its fixes, a fix with its bug, each
	   run alone on the machine.  It is asked only about bugs whose header
	   has a line for it, and about their fixes. */
	bool compares;

	/* Its canary is detectors/canary/NAME.c; NULL: race.  The fix of one
	   that compares is detectors/canary/NAME.fix.c. */
	const char *canary;

	/* Its runtime brings CHECK, AT_EXIT and the rendezvous itself: the
	   lab's own (lab/runtime) are not linked in. */
	bool own_oracle;

	/* The version of the tool in at most `size` bytes, for the result and
	   its key.  False: it cannot run here, and `text` says why and what
	   to do.  SKIPPED is never reported as clean. */
	bool (*version)(const struct toolchain *cc, char *text, size_t size);

	/* Whether it understands programs that are built with `cflags` (those
	   of the case) by this compiler.  False: `text` says why not, and the
	   cell is CANNOT where the header says so, else SKIPPED.  NULL: it
	   does. */
	bool (*suits)(const struct toolchain *cc, const struct argv *cflags,
		      char *text, size_t size);

	/* Append what the driver's `cc -c` and its link line need besides the
	   usual.  Two steps, so that a detector can bring its own runtime.
	   NULL: nothing. */
	void (*compile)(struct argv *cc, const struct building *with);
	void (*link)(struct argv *cc, const struct building *with);

	/* Append the command that runs the program; `environment` takes
	   NAME=VALUE entries.  The driver adds the program's arguments. */
	void (*command)(struct argv *run, struct argv *environment,
			const struct running *with);

	/* Turn what only the executable can tell (addresses) into words, in a
	   report that was just read; a new string, to be freed.  NULL: there
	   is nothing to turn.  Apart from parse(), which stays pure. */
	char *(*resolve)(const char *report, const char *executable);

	/* Append to *out what the run reports.  Pure: no I/O, no state, so a
	   saved report tests it completely.  Unless PARSED is returned, *why
	   is set to one line, static or in the pool of *out.  What is certain
	   (a failed CHECK in the record) the driver itself adds. */
	enum parsed (*parse)(const struct outcome *run, struct findings *out,
			     const char **why);

	/* Ends with a NULL phrase; NULL: none. */
	const struct symptom *symptoms;
};

/* Every detector, sorted by name; *n is set to their number. */
const struct detector *const *detectors_all(size_t *n);

/* The detector called `name`, or NULL. */
const struct detector *detector_named(const char *name);

/* DETECTOR(NAME) = { ... };  the linker collects every such table. */
#define DETECTOR(id) \
	static const struct detector id; \
	__attribute__((used, \
		       section("detectors"))) static const struct detector \
		*const id##_entry = &(id); \
	static const struct detector id

#endif
