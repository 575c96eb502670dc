/* parse.c - from what a run left behind to a verdict on its report. */
#include <string.h>
#include <sys/wait.h>

#include "valgrind.h"

static const char declaration[] = "<?xml ";
static const char closing[] = "</valgrindoutput>";
static const char last_word[] = "</error>";

static bool ends_with(const char *text, size_t length, const char *end)
{
	size_t n = strlen(end);

	while (length && strchr(" \t\r\n", text[length - 1]))
		length--;
	return length >= n && !memcmp(text + length - n, end, n);
}

/* The last place where `word` ends in the `length` bytes at `text`, or 0. */
static size_t last_end(const char *text, size_t length, const char *word)
{
	size_t n = strlen(word);

	for (size_t end = length; end >= n; end--)
		if (!memcmp(text + end - n, word, n))
			return end;
	return 0;
}

/* Take the complete errors of a document that was cut by force. */
static enum parsed salvage(const struct valgrind_tool *tool, const char *text,
			   size_t length, struct findings *out,
			   const char **why)
{
	size_t end = last_end(text, length, last_word);
	const char *mended;

	if (!end)
		return PARSED; /* nothing was reported before it was stopped */
	mended = findings_say(out, "%.*s%s", (int)end, text, closing);
	return valgrind_document(tool, mended, strlen(mended), true, out, why);
}

/* A report without its end, though nobody stopped the run. */
static enum parsed cut_short(const struct outcome *run, const char *text,
			     size_t length, const char **why)
{
	static const char started[] = "<status>";

	/* Its own failures end Valgrind with 1; the reason is on stderr.  A
	   program that ends with 1 leaves a whole report. */
	if (WIFEXITED(run->status) && WEXITSTATUS(run->status) == 1) {
		if (memmem(text, length, started, strlen(started)))
			*why = "Valgrind ended itself in the middle; what it "
			       "printed says which assertion of its own failed";
		else
			*why = "Valgrind gave up before the program began; "
			       "with DWARF 5 it may need -gdwarf-4";
		return DIED;
	}
	*why = "the report has no end: Valgrind died, was killed or could not "
	       "write";
	return DAMAGED;
}

enum parsed valgrind_parse(const struct valgrind_tool *tool,
			   const struct outcome *run, struct findings *out,
			   const char **why)
{
	const char *at = run->report + strspn(run->report, " \t\r\n");

	if (!*at) {
		*why = "Valgrind wrote no report: it could not start, or not "
		       "write";
		return DAMAGED;
	}
	if (strncmp(at, declaration, strlen(declaration)) != 0)
		return valgrind_text(tool, at, run->stopped, out, why);
	while (*at) {
		const char *next = strstr(at + 1, declaration);
		size_t length = next ? (size_t)(next - at) : strlen(at);
		enum parsed result = PARSED;

		if (ends_with(at, length, closing))
			result = valgrind_document(tool, at, length,
						   run->stopped, out, why);
		else if (run->stopped)
			result = salvage(tool, at, length, out, why);
		else
			result = cut_short(run, at, length, why);
		if (result != PARSED)
			return result;
		at += length;
	}
	return PARSED;
}
