/* words.c - the tools' sentences. */
#include <stdio.h>
#include <string.h>

#include "words.h"

const char *role_of(struct findings *out, const char *says)
{
	char what[8];
	char lock[32];
	char held[32];
	unsigned size;

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
		return findings_say(out, "had acquired lock %s second", lock);
	if (sscanf(says,
		   "Required order was established by acquisition of lock at "
		   "%31s",
		   lock) == 1)
		return findings_say(out, "had acquired lock %s first", lock);
	return says;
}

bool is_judged(const char *says)
{
	static const char *const beginnings[] = {
		"This conflicts with", "followed by a later acquisition"};

	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
		if (!strncmp(says, beginnings[i], strlen(beginnings[i])))
			return true;
	return false;
}

const char *object_in(struct findings *out, const char *says)
{
	static const char symbol[] = "data symbol \"";
	static const char section[] = "Allocation context: ";
	static const char variable[] = "global var \"";
	const char *name;
	const char *is_part;

	if (strncmp(says, "Address ", 8) != 0 &&
	    strncmp(says, "Location ", 9) != 0 &&
	    strncmp(says, section, strlen(section)) != 0)
		return NULL;
	if ((name = strstr(says, symbol)))
		name += strlen(symbol);
	else if ((name = strstr(says, variable)))
		name += strlen(variable);
	if (name)
		return findings_say(out, "global %.*s",
				    (int)strcspn(name, "\""), name);
	if (!strncmp(says, section, strlen(section)))
		return strstr(says, "unknown") ? NULL : says + strlen(section);
	is_part = strstr(says, " is ");
	return is_part ? is_part + 4 : NULL;
}
