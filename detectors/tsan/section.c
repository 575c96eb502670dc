/* section.c - what stands between two ===== lines. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "section.h"

/* "thread T1 ..." or "main thread ...": the thread alone. */
static const char *thread_in(struct reading *in, const char *text)
{
	const char *id = tsan_after(text, "thread ");

	if (!id)
		return tsan_after(text, "main thread") ? "main thread" : NULL;
	return findings_keep(in->out, id, strcspn(id, " :,.()"));
}

static struct place *place_here(struct reading *in, const char *role,
				bool context)
{
	in->place = place_add(in->out, in->now, role);
	in->place->context = context;
	return in->place;
}

static void know(struct reading *in, const char *id, const char *name,
		 const struct place *place)
{
	struct known *one = obstack_alloc(&in->out->pool, sizeof *one);

	*one = (struct known) {in->known, id, name, place};
	in->known = one;
}

static const struct known *known(const struct reading *in, const char *id,
				 size_t length)
{
	const struct known *one = in->known;

	while (one &&
	       (strlen(one->id) != length || strncmp(one->id, id, length) != 0))
		one = one->next;
	return one;
}

/* "M0 (first used at counter.c:31)": ids alone tell a reader nothing. */
static const char *with_origins(struct reading *in, const char *locks)
{
	const char *told = "";

	while (*locks) {
		size_t length = strcspn(locks, " ,");
		const struct known *lock = known(in, locks, length);
		const struct frame *at =
			lock && lock->place ? lock->place->frames : NULL;
		const char *how =
			at && at->function && strstr(at->function, "_init")
				? "initialised"
				: "first used";
		const char *base;

		if (at && at->next)
			at = at->next; /* its caller, not pthread_mutex_lock */
		told = findings_say(in->out, "%s%.*s", told, (int)length,
				    locks);
		if (at && at->file) {
			base = strrchr(at->file, '/');
			told = findings_say(in->out, "%s (%s at %s:%d)", told,
					    how, base ? base + 1 : at->file,
					    at->line);
		}
		locks += length;
		length = strspn(locks, " ,");
		told = findings_say(in->out, "%s%.*s", told, (int)length,
				    locks);
		locks += length;
	}
	return told;
}

void tsan_complete(struct reading *in)
{
	bool frames = false;
	int judged = 0;

	for (struct place *p = in->now->places; p; p = p->next) {
		const struct known *thread =
			p->thread ? known(in, p->thread, strlen(p->thread))
				  : NULL;

		if (thread && thread->name)
			p->thread = thread->name;
		if (p->locks)
			p->locks = with_origins(in, p->locks);
		if (p->frames)
			frames = true;
		if (!p->context)
			judged++;
		if (in->now->kind == USE_AFTER_FREE && judged == 2 &&
		    !p->context && p->frames && p->frames->function &&
		    strstr(p->frames->function, "free"))
			p->role = "free of the block";
	}
	if (!in->summary && frames)
		tsan_damaged(in, "a report without its SUMMARY line");
	in->now = NULL;
	in->place = NULL;
	in->known = NULL;
	in->role = NULL;
}

/* "Write of size 4 at 0x7b.. by thread T1 (mutexes: write M0, read M1):" */
static bool access_heading(struct reading *in, const char *text)
{
	const char *by = strstr(text, " by ");
	const char *at = strstr(text, " at 0x");
	const char *size = strstr(text, " of size ");
	const char *held = strstr(text, " (mutexes: ");
	const char *rest = tsan_after(text, "Previous ");
	struct place *place;
	char *role;

	if (!at || !by || by < at || (!size && !strstr(text, " access of ")))
		return false;
	text = rest ? rest : text;
	role = (char *)tsan_until(in, text, size ? " of size " : " at 0x");
	role[0] = (char)tolower((unsigned char)role[0]);
	if (size) {
		long bytes = strtol(size + strlen(" of size "), NULL, 10);

		role = (char *)findings_say(in->out, "%s of %ld byte%s", role,
					    bytes, bytes == 1 ? "" : "s");
	}
	place = place_here(in, role, false);
	place->thread = thread_in(in, by + strlen(" by "));
	place->locks = "none";
	if (held) {
		const char *all = "";

		held += strlen(" (mutexes: ");
		while (*held && *held != ')') {
			bool reading = tsan_after(held, "read ");
			size_t length;

			held += strcspn(held, "M)");
			length = strcspn(held, ",)");
			all = findings_say(in->out, "%s%s%.*s%s", all,
					   *all ? ", " : "", (int)length, held,
					   reading ? " for reading" : "");
			held += length;
			held += strspn(held, ", ");
		}
		place->locks = all;
	}
	return true;
}

/* "Mutex M1 acquired here while holding mutex M0 in thread T1:" and others */
static void mutex_heading(struct reading *in, const char *text)
{
	const char *id = findings_keep(in->out, text, strcspn(text, " "));
	const char *holding = strstr(text, " while holding mutex ");
	const struct place *last = in->place;
	struct place *place;

	if (holding) {
		holding += strlen(" while holding mutex ");
		holding =
			findings_keep(in->out, holding, strcspn(holding, " :"));
		place = place_here(in,
				   findings_say(in->out,
						"locks %s while holding %s", id,
						holding),
				   false);
		text = strstr(text, " in ");
		place->thread = text ? thread_in(in, text + 4) : NULL;
		place->locks = holding;
	} else if (strstr(text, " previously acquired ")) {
		place = place_here(
			in, findings_say(in->out, "had locked %s", id), true);
		place->thread = last ? last->thread : NULL;
	} else if (strstr(text, " created at")) {
		place = place_here(
			in, findings_say(in->out, "first use of mutex %s", id),
			true);
		know(in, id, NULL, place);
	} else {
		in->place = NULL; /* "is already destroyed." */
	}
}

/* "Thread T1 'clerk' (tid=7, finished) created by main thread at:" */
static void thread_heading(struct reading *in, const char *text)
{
	const char *who = tsan_until(in, text, " (tid=");
	const char *state = strstr(text, " (tid=");
	const char *by = strstr(text, " created by ");
	bool leak = in->now->kind == LEAK;
	struct place *place;

	state = state ? strchr(state, ',') : NULL;
	state = state ? tsan_until(in, state + 2, ")") : "state unknown";
	place = place_here(in,
			   findings_say(in->out, "%s (%s) is created%s", who,
					state, leak ? " and never joined" : ""),
			   !leak);
	place->thread = by ? thread_in(in, by + strlen(" created by ")) : NULL;
	know(in, findings_keep(in->out, who, strcspn(who, " ")), who, NULL);
}

/* "Location is global 'hits' of size 4 at 0x55.. (counter+0x40a0)" */
static void location_heading(struct reading *in, const char *text)
{
	const char *at = strstr(text, " at 0x");
	const char *by = strstr(text, " by ");

	in->place = NULL;
	if (tsan_after(text, "global '?") ||
	    tsan_after(text, "global '<null>'"))
		return; /* the mapping that holds a stack named before */
	if (!in->now->object)
		in->now->object = tsan_until(in, text,
					     at   ? " at 0x"
					     : by ? " by "
						  : ".");
	if (!by)
		return;
	place_here(in,
		   tsan_after(text, "file descriptor")
			   ? "opened or closed here"
			   : "the block is allocated",
		   true)
		->thread = thread_in(in, by + strlen(" by "));
}

/* A line of a finding that begins with two blanks and is no frame. */
static void heading(struct reading *in, const char *text)
{
	const char *rest;

	if ((rest = tsan_after(text, "Mutex ")))
		mutex_heading(in, rest);
	else if ((rest = tsan_after(text, "Thread ")))
		thread_heading(in, rest);
	else if ((rest = tsan_after(text, "Location is ")))
		location_heading(in, rest);
	else if ((rest = tsan_after(text, "Cycle in lock order graph: ")))
		in->now->object = findings_say(in->out, "the cycle %s", rest);
	else if (access_heading(in, text))
		return;
	else if ((rest = tsan_after(text, "Signal ")))
		place_here(in,
			   findings_say(in->out, "handler of signal %d",
					atoi(rest)),
			   false);
	else if (tsan_after(text, "As if synchronized via sleep"))
		place_here(in, "slept here; a sleep orders nothing", true);
	else if (tsan_after(text, "and:"))
		place_here(in, "the mutex was last locked", true);
	else if (tsan_after(text, "And "))
		in->now->says = findings_say(in->out, "%s; %s", in->now->says,
					     tsan_until(in, text, "."));
	else if (text[strlen(text) - 1] == ':')
		place_here(in, tsan_until(in, text, ":"), true);
}

/* Cut " (module+0x1f) (BuildId: ..)" off; what is left names the source. */
static void without_module(char *text)
{
	char *build = strstr(text, " (BuildId: ");
	char *module = NULL;

	if (build)
		*build = 0;
	for (char *p = text; (p = strstr(p, " (")); p++)
		module = p;
	if (module && strstr(module, "+0x"))
		*module = 0;
}

/* Where the name of a function ends: C++ names hold blanks in parentheses. */
static size_t name_length(const char *text)
{
	const char *p = text;
	int depth = 0;

	for (; *p && (*p != ' ' || depth > 0); p++) {
		if (*p == '(' || *p == '<')
			depth++;
		if (*p == ')' || *p == '>')
			depth--;
	}
	return (size_t)(p - text);
}

/* Take ":12" off the end of `text`; 0: there is none. */
static int number_off(char *text)
{
	char *colon = strrchr(text, ':');
	char *end;
	long n;

	if (!colon || !isdigit((unsigned char)colon[1]))
		return 0;
	n = strtol(colon + 1, &end, 10);
	if (*end || n > 99999999)
		return 0;
	*colon = 0;
	return (int)n;
}

/* "clerk /path/counter.c:25:7 (counter+0xd01e5)", as after "    #0 " */
static void frame(struct reading *in, const char *line)
{
	char *text = (char *)findings_keep(in->out, line, strlen(line));
	size_t name;
	char *file;
	int number;
	int before;

	if (!in->place && in->role)
		place_here(in, in->role, false);
	if (!in->place)
		return;
	without_module(text);
	if (tsan_after(text, "0x") && strstr(text, " in "))
		text = strstr(text, " in ") + strlen(" in ");
	name = name_length(text);
	file = text[name] ? text + name + 1 : NULL;
	text[name] = 0;
	number = file ? number_off(file) : 0;
	before = number ? number_off(file) : 0;
	if (before)
		number = before; /* clang: LINE:COLUMN */
	if (!number)
		file = NULL;
	frame_add(in->out, in->place, tsan_after(text, "<null>") ? NULL : text,
		  file, number);
}

void tsan_inside(struct reading *in, const char *line)
{
	const char *number = tsan_after(line, "    #");

	if (number) {
		number += strspn(number, "0123456789");
		if (*number == ' ')
			frame(in, number + 1);
	} else if (tsan_after(line, "    [failed to restore the stack]")) {
		if (!in->place && in->role)
			place_here(in, in->role, false);
	} else if (tsan_after(line, "SUMMARY: ThreadSanitizer: ")) {
		in->summary = true;
	} else if (tsan_after(line, "  ") && line[2] && line[2] != ' ') {
		heading(in, line + 2);
	}
}
