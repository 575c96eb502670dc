/*
 * valgrind.h - what the adapters of Helgrind and DRD share.
 *
 * Both run a program that was compiled for ThreadSanitizer's doorway and
 * linked with the objects of runtime/ instead of its library, so that C11
 * atomics order what they order (runtime/synchronises.h), and both are read
 * through Valgrind's XML, protocol 4.  A log of anybody's own run is text: it
 * is read to the same findings, and tells the locks held besides.
 */
#ifndef VALGRIND_H
#define VALGRIND_H

#include "detector.h"

/* Valgrind's word for an error, and ours. */
struct error_kind {
	const char *name;   /* the text of <kind> */
	const char *phrase; /* in the headline too; NULL: any headline */
	enum kind kind;
	bool at_end; /* also said of a thread that is stopped from outside, so
			it proves nothing in a run that the driver stopped */
};

/* What a headline of the text says, and Valgrind's word for such an error: that
   word stands only in the XML. */
struct headline {
	const char *phrase; /* NULL: any other headline */
	const char *name;
};

/* One of Valgrind's tools. */
struct valgrind_tool {
	const char *name;               /* as after --tool= */
	const struct error_kind *kinds; /* first match counts; NULL name ends */

	/* For its text: the first match counts, and the NULL phrase ends. */
	const struct headline *headlines;
	bool ruled; /* a line of dashes stands above each error, which may hold
		       blank lines; else a blank line ends it */
};

/* detector.version() for `tool`: Valgrind 3.15 or later that has this tool. */
bool valgrind_version(const struct valgrind_tool *tool, char *text,
		      size_t size);

/* detector.compile() and .link(), the same for both tools. */
void valgrind_compile(struct argv *cc, const struct building *with);
void valgrind_link(struct argv *cc, const struct building *with);

/*
 * Append `valgrind` with the options that both tools take; the caller appends
 * its own and then the executable.  A forked child is not checked: it would
 * write into its parent's report.
 */
void valgrind_command(struct argv *run, const struct valgrind_tool *tool,
		      const struct running *with);

/*
 * detector.parse().  A report that begins with an XML declaration holds one XML
 * document or several, joined; each must be whole.  Any other report is text.
 * Of a run that the driver stopped by force, the errors that were written
 * completely are taken.
 */
enum parsed valgrind_parse(const struct valgrind_tool *tool,
			   const struct outcome *run, struct findings *out,
			   const char **why);

/*
 * Append to *out what the document of `length` bytes at `text` reports.
 * DAMAGED: it is no whole report by `tool`; DIED: the tool failed on this
 * program.  Then *why says so.  `stopped` is that of the outcome.
 */
enum parsed valgrind_document(const struct valgrind_tool *tool,
			      const char *text, size_t length, bool stopped,
			      struct findings *out, const char **why);

/*
 * Append to *out what the tool's text output in `log` reports, whatever else
 * the log holds.  Every process that the tool checked must have written its
 * ERROR SUMMARY, and as many errors as that counts.  Else the log is DAMAGED,
 * or the tool DIED: then *why says so, and *out holds the errors that are
 * complete.
 */
enum parsed valgrind_text(const struct valgrind_tool *tool, const char *log,
			  bool stopped, struct findings *out, const char **why);

/* struct detector's suits(). */
bool valgrind_suits(const struct toolchain *cc, const struct argv *cflags,
		    char *text, size_t size);

/* What users struggle with under either tool; ends with a NULL phrase. */
extern const struct symptom valgrind_symptoms[];

#endif
