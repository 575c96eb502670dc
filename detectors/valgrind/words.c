/* words.c - the tools' sentences. */
#include <stdio.h>
#include <string.h>

#include "words.h"

bool begins(const char *text, const char *beginning)
{
	return !strncmp(text, beginning, strlen(beginning));
}

static bool ends(const char *text, const char *end)
{
	size_t length = strlen(text);
	size_t n = strlen(end);

	return length >= n && !strcmp(text + length - n, end);
}

/* Sentences that only introduce where something came from. */
static const char *origin_of(const char *says)
{
	static const struct {
		const char *beginning;
		const char *end;
		const char *role;
	} known[] = {
		{"Address ", "alloc'd", "the memory was allocated here"},
		{"Address ", "free'd", "the memory was freed here"},
		{"Block was alloc'd at", "", "the memory was allocated here"},
		{"", "Allocation context:", "the memory was allocated here"},
		{"Lock at ", "was first observed",
		 "the lock was first used here"},
		{"",
		 "was first observed at:", "the object was first used here"},
		{"Acquired at:", "", "the lock was acquired here"},
		{"Other segment start", "",
		 "the other thread's conflicting access came after this"},
		{"Other segment end", "", "... and before this"},
		{"This conflicts with a previous access", "after",
		 "had its conflicting access after this"},
		{"but before", "", "... and before this"},
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (begins(says, known[i].beginning) &&
		    ends(says, known[i].end))
			return known[i].role;
	return NULL;
}

/* "Thread #2's call to pthread_join failed.": what it did, for who did it
   stands before a role. */
static const char *without_thread(struct findings *out, const char *says)
{
	size_t length = strlen(says);
	int skipped = 0;

	sscanf(says, "Thread #%*d%n", &skipped);
	if (skipped && begins(says + skipped, "'s "))
		skipped += 3;
	else if (skipped)
		skipped += (int)strspn(says + skipped, ": ");
	while (length > (size_t)skipped && strchr(".:", says[length - 1]))
		length--;
	return findings_keep(out, says + skipped, length - (size_t)skipped);
}

const char *role_of(struct findings *out, const char *says)
{
	const char *origin = origin_of(says);
	char what[8];
	char lock[32];
	char held[32];
	unsigned size;

	if (origin)
		return origin;
	if (sscanf(says, "Possible data race during %7s of size %u", what,
		   &size) == 2)
		return findings_say(out, "%s of %u byte%s", what, size,
				    size == 1 ? "" : "s");
	if (sscanf(says, "This conflicts with a previous %7s of size %u", what,
		   &size) == 2)
		return findings_say(out, "earlier %s of %u byte%s", what, size,
				    size == 1 ? "" : "s");
	if (sscanf(says, "Conflicting %7s by thread %*d at %*s size %u", what,
		   &size) == 2)
		return findings_say(out, "%s of %u byte%s",
				    strcmp(what, "load") ? "write" : "read",
				    size, size == 1 ? "" : "s");
	if (sscanf(says, "Thread #%*d: lock order \"%31s before %31[^\"]", lock,
		   held) == 2)
		return findings_say(out, "acquires lock %s while it holds %s",
				    lock, held);
	if (sscanf(says, "followed by a later acquisition of lock at %31s",
		   lock) == 1)
		return findings_say(
			out, "earlier, someone acquired lock %s second", lock);
	if (sscanf(says,
		   "Required order was established by acquisition of lock at "
		   "%31s",
		   lock) == 1)
		return findings_say(
			out, "earlier, someone acquired lock %s first", lock);
	if (sscanf(says,
		   "Observed (incorrect) order is: acquisition of lock at %31s",
		   lock) == 1)
		return findings_say(out, "acquired lock %s first", lock);
	return without_thread(out, says);
}

bool is_judged(const char *says)
{
	/* "a previous access by thread #2, after" tells what the thread did
	   before its access, not where that is. */
	if (begins(says, "This conflicts with a previous access"))
		return false;
	return begins(says, "This conflicts with") ||
	       begins(says, "followed by a later acquisition");
}

/* What stands between quotes behind `word`, as a length at *name, or 0. */
static int quoted(const char *says, const char *word, const char **name)
{
	*name = strstr(says, word);
	if (!*name)
		return 0;
	*name += strlen(word);
	return (int)strcspn(*name, "\"");
}

const char *variable_in(struct findings *out, const char *says)
{
	static const char inside[] = " inside ";
	const char *name;
	int length = 0;
	long distance = 0;

	if (!begins(says, "Address ") && !begins(says, "Location "))
		return NULL;
	if (!(length = quoted(says, "data symbol \"", &name)) &&
	    !(length = quoted(says, " var \"", &name)) && ends(says, ",") &&
	    (name = strstr(says, inside))) {
		name += strlen(inside);
		length = (int)strlen(name) - 1;
	}
	if (length <= 0)
		return NULL;
	sscanf(says, "%*s %*s is %ld byte", &distance);
	return distance ? findings_say(out, "%.*s+%ld", length, name, distance)
			: findings_keep(out, name, (size_t)length);
}

const char *object_in(struct findings *out, const char *says)
{
	static const char section[] = "Allocation context: ";
	const char *name;
	const char *is_part;
	unsigned long base;
	long offset;
	int thread;
	int length;

	if (begins(says, section))
		return strstr(says, "unknown") ? NULL : says + strlen(section);
	if (!begins(says, "Address ") && !begins(says, "Location "))
		return NULL;
	if ((length = quoted(says, "data symbol \"", &name)) ||
	    (length = quoted(says, "global var \"", &name)))
		return findings_say(out, "global %.*s", length, name);
	if ((length = quoted(says, "local var \"", &name)))
		return findings_say(out, "local %.*s", length, name);
	if ((name = variable_in(out, says)))
		return name;
	if (sscanf(says, "Address %*s is on thread #%d's", &thread) == 1)
		return findings_say(out, "the stack of %s%s",
				    thread == 1 ? "the " : "",
				    thread_name(out, thread));
	if (sscanf(says, "Address %*s is at offset %ld from %lx", &offset,
		   &base) == 2)
		return findings_say(out, "byte %ld of the block at 0x%lx",
				    offset, base);
	is_part = strstr(says, " is ");
	return is_part ? is_part + 4 : NULL;
}

const char *thread_name(struct findings *out, int id)
{
	return id == 1 ? "main thread" : findings_say(out, "T%d", id);
}

const struct error_kind *kind_of(const struct valgrind_tool *tool,
				 const char *name, const char *says)
{
	const struct error_kind *row = tool->kinds;

	while (row->name && (strcmp(row->name, name) != 0 ||
			     (row->phrase && !strstr(says, row->phrase))))
		row++;
	return row;
}

bool is_runtime(const char *function, const char *file)
{
	return (file && strstr(file, "detectors/valgrind/runtime/")) ||
	       (function &&
		(begins(function, "__tsan_") || begins(function, "__wrap_")));
}
