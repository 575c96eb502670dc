/*
 * text.h - between text.c, which finds the errors in a log, and what reads one.
 */
#ifndef TEXT_H
#define TEXT_H

#include "lines.h"
#include "valgrind.h"

/* Threads are numbered from 1; where one with a larger number was created is
   not kept. */
enum { THREADS = 1 << 14 };

/* One process in a log, from its preamble to its ERROR SUMMARY. */
struct process {
	const struct valgrind_tool *tool;
	struct findings *out;
	bool stopped;
	const struct log_line *first;
	const struct log_line *end;
	/* By thread: the line that says it was created, if that lies between
	   `first` and `end`. */
	const struct log_line **created;
	bool finished;         /* its ERROR SUMMARY is there */
	bool ended;            /* by a signal: what follows only clears away */
	struct finding *crash; /* that; NULL: it is none to report */
	bool died;             /* of a fault of the tool's own */
	size_t errors;         /* read */
	size_t contexts;       /* as its ERROR SUMMARY counts them */
};

/*
 * Append the error that the lines from `at` up to `end` hold.  False: they hold
 * none, for nothing introduces a stack there.
 */
bool text_error(struct process *in, const struct log_line *at,
		const struct log_line *end);

/* Append the crash that the line at `at` announces. */
void text_signal(struct process *in, const struct log_line *at);

/* Append the stack that begins at `at` to `place`; the line behind it. */
const struct log_line *text_stack(const struct process *in,
				  const struct log_line *at,
				  struct place *place);

/* Whether the line is a level of a stack. */
bool is_frame(const struct log_line *line);

/* The text of a line without the blanks before it. */
static inline const char *unindented(const struct log_line *line)
{
	const char *text = line->text;

	while (*text == ' ')
		text++;
	return text;
}

/* More than these are in no error that anybody could read. */
enum { LOCKS = 16 };

/* A lock, by what an error says of it. */
struct lock {
	char address[24];
	const char *name;          /* of its variable; or NULL */
	const struct place *first; /* where it was first used; or NULL */
};

struct locks {
	struct findings *out;
	struct lock at[LOCKS];
	size_t n;
};

/* Whether the line begins the description of a lock, and where that ends. */
bool is_lock(const struct log_line *line);
const struct log_line *behind_lock(const struct log_line *at,
				   const struct log_line *end);

/*
 * Gather the locks that an error's lines describe.  A race describes them
 * before its headline; a reader wants them last: so the places that show where
 * each was first used are not left in `to`, which must be without places, but
 * returned.
 */
struct place *locks_note(struct locks *all, const struct process *in,
			 struct finding *to, const struct log_line *at,
			 const struct log_line *end);

/* "Locks held: 2, at addresses 0x1 0x2 (and 1 that can't be shown)" in the
   words of a place: "none", their variables, or where they were first used. */
const char *locks_held(const struct locks *in, const char *says);

/* A role, with the variables of locks for their addresses. */
const char *locks_by_name(const struct locks *in, const char *role);

/* What a finding about locks is about; NULL if no lock has a name. */
const char *locks_named(const struct locks *in);

#endif
