/* text.c - a log that holds Helgrind's or DRD's text, as findings. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "memory.h"
#include "text.h"
#include "words.h"

/* What the processes of a log come to. */
struct tally {
	size_t errors;         /* read from all of them */
	size_t inherited;      /* most contexts that a forked child counts */
	bool ours;             /* one was checked by the tool */
	bool others;           /* one was checked by another tool */
	bool died;             /* the tool failed on one */
	const char *complaint; /* the first thing that is wrong; or NULL */
};

/* A tool introduces itself in two lines, "NAME, what it is" and its copyright;
   NULL: this is no introduction.  Else where the name ends. */
static const char *introduces(const struct log_line *at,
			      const struct log_line *end)
{
	const char *comma = strchr(at->text, ',');

	return comma && at + 1 < end && at[1].pid == at->pid &&
			       begins(at[1].text, "Copyright (C)")
		       ? comma
		       : NULL;
}

/* The line is a whole ERROR SUMMARY. */
static bool is_summary(const struct log_line *line, size_t *contexts)
{
	int length = 0;

	return sscanf(line->text,
		      "ERROR SUMMARY: %*u errors from %zu contexts "
		      "(suppressed: "
		      "%*u from %*u)%n",
		      contexts, &length) == 1 &&
	       length > 0;
}

static bool is_rule(const struct log_line *line)
{
	enum { SHORTEST = 40 };
	size_t dashes = strspn(line->text, "-");

	return dashes >= SHORTEST && !line->text[dashes];
}

/* "Thread #3 was created", and its stack below. */
static bool announces(struct process *in, const struct log_line *line)
{
	int thread = 0;
	int length = 0;

	if (begins(line->text, "---Thread-Announcement"))
		return true;
	if (sscanf(line->text, "Thread #%d was created%n", &thread, &length) !=
		    1 ||
	    !length)
		return false;
	if (thread > 0 && thread < THREADS)
		in->created[thread] = line;
	return true;
}

/* Behind a blank line: whether this still belongs to the error above it. */
static bool continues(const struct log_line *line)
{
	static const char *const beginnings[] = {
		" Lock at ",
		"Possible data race",
		"This conflicts with",
		" This conflicts with",
		"Observed (incorrect) order",
		" followed by a later acquisition",
		"Required order was",
	};

	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
		if (begins(line->text, beginnings[i]))
			return true;
	return false;
}

/* The error from `open`, NULL if none is open, ends before `end`. */
static const struct log_line *close_error(struct process *in,
					  const struct log_line *open,
					  const struct log_line *end)
{
	if (open && text_error(in, open, end))
		in->errors++;
	return NULL;
}

/* Read all errors.  What follows the summary repeats them (-v, -s). */
static void read_errors(struct process *in)
{
	const struct log_line *open = NULL; /* the error that is being read */
	const struct log_line *at;
	const struct log_line *last = in->first; /* blank line */
	bool gap = true;                         /* the line above is blank */
	bool empty = false; /* the open error has only blank lines yet */

	for (at = in->first; at < in->end && !in->finished; at++) {
		bool first = gap;

		gap = is_blank(at);
		if (gap) {
			last = at;
			if (open && !in->tool->ruled)
				open = close_error(in, open, at);
		} else if (is_summary(at, &in->contexts)) {
			open = close_error(in, open, at);
			in->finished = true;
		} else if (begins(at->text, "Process terminating with")) {
			open = close_error(in, open, at);
			text_signal(in, at);
		} else if (!in->tool->ruled) {
			if (first)
				open = at;
		} else if (is_rule(at)) {
			open = close_error(in, open, at);
			open = at + 1;
			empty = true;
		} else if (announces(in, at) ||
			   (first && !empty && !continues(at))) {
			open = close_error(in, open, at);
		} else {
			empty = false;
		}
	}
	/* Of an error that the log's end cuts, the part is whole that a blank
	   line ends. */
	if (open && open < last)
		close_error(in, open, last);
}

static void complain(struct tally *all, const char *why)
{
	if (!all->complaint)
		all->complaint = why;
}

/* Read one process; `introduced`: it begins with the tool's preamble, which a
   forked child does not write again. */
static void read_process(struct process *in, bool introduced, struct tally *all)
{
	long pid = in->first->pid;

	read_errors(in);
	all->errors += in->errors;
	all->died = all->died || in->died;
	if (introduced || in->errors)
		all->ours = true;
	if (!introduced && !in->errors && !in->finished && !in->ended)
		return; /* somebody else's lines */
	if (!in->finished && in->stopped)
		return;
	if (!in->finished)
		complain(all,
			 findings_say(in->out,
				      "process %ld has no ERROR SUMMARY: the "
				      "log is cut, the process was killed or "
				      "replaced itself (exec), or valgrind ran "
				      "with -q",
				      pid));
	else if (!introduced && in->contexts >= in->errors)
		all->inherited = in->contexts > all->inherited ? in->contexts
							       : all->inherited;
	else if (in->contexts != in->errors)
		complain(all,
			 findings_say(in->out,
				      "process %ld counts %zu different errors "
				      "in its ERROR SUMMARY, and the log holds "
				      "%zu of them",
				      pid, in->contexts, in->errors));
}

/* Read all processes of the log, each from one introduction to the next. */
static void read_log(const struct valgrind_tool *tool, const struct log *log,
		     bool stopped, struct findings *out, struct tally *all)
{
	const struct log_line *last = log->at + log->n;
	const struct log_line **created =
		new_array(THREADS, sizeof(const struct log_line *));

	for (const struct log_line *at = log->at, *end; at < last; at = end) {
		struct process in = {.tool = tool,
				     .out = out,
				     .stopped = stopped,
				     .first = at,
				     .created = created};
		const char *name = introduces(at, last);

		for (end = at + 1; end < last && end->pid == at->pid &&
				   !introduces(end, last);)
			end++;
		in.end = end;
		if (name && ((size_t)(name - at->text) != strlen(tool->name) ||
			     strncasecmp(at->text, tool->name,
					 strlen(tool->name)) != 0))
			all->others = true;
		else
			read_process(&in, name != NULL, all);
	}
	free(created);
}

/* Valgrind ended itself; its other failures show as a log without an end. */
static const char *own_failure(const char *log)
{
	if (strstr(log, "Giving up"))
		return "Valgrind gave up before the program began; with DWARF "
		       "5 it may need -gdwarf-4";
	if (strstr(log, "the 'impossible' happened") ||
	    strstr(log, "host stacktrace:"))
		return "Valgrind itself failed while the program ran";
	return NULL;
}

enum parsed valgrind_text(const struct valgrind_tool *tool, const char *log,
			  bool stopped, struct findings *out, const char **why)
{
	struct log lines = log_read(log);
	struct tally all = {0};

	read_log(tool, &lines, stopped, out, &all);
	log_free(&lines);
	/* A child counts the errors of its parent from before the fork too. */
	if (all.inherited > all.errors)
		complain(&all, "an ERROR SUMMARY counts more different errors "
			       "than the log holds");
	if (all.died) {
		*why = "the tool crashed in thrd_create, which it does not "
		       "know; use pthread_create";
		return DIED;
	}
	if ((all.complaint || !all.ours) && own_failure(log)) {
		*why = own_failure(log);
		return DIED;
	}
	if (!all.ours) {
		*why = all.others ? "the report is by another tool of Valgrind"
				  : "the text is no report of Valgrind";
		return DAMAGED;
	}
	*why = all.complaint;
	return all.complaint ? DAMAGED : PARSED;
}
