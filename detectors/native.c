/*
 * native.c - the program as it is, watched by the lab's own runtime.
 *
 * detectors/native/runtime wraps the calls that create, join and detach
 *threads, and catches deadly signals.  It writes into the record, beside the
 *lines of lab/runtime/oracle.c,
 *
 *	leak STATE @0xADDRESS
 *	crash SIGNAL @0xADDRESS @0xADDRESS ...
 *
 * STATE is finished, blocked or running: what a thread did when the process
 * ended that was neither joined nor detached (or was detached, and is blocked
 * for ever); the address is that of its pthread_create.  A crash's addresses
 * are its stack, innermost first, the main executable's frames only, perhaps
 * none.  Addresses are numbered as in the executable's file (addr2line takes
 * them as they are), a caller's already lies inside its call.
 *
 * The driver replaces each by `FUNCTION (FILE:LINE)`, so that parse() reads
 *
 *	leak blocked main (counter.c:31)
 *	crash SIGSEGV fall (crash.c:5) main (crash.c:12)
 *
 * What it cannot find is a `?`, the line 0; an address that stays is a frame of
 * which nothing is known.
 */
#include <ctype.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "detector.h"

static bool version(const struct toolchain *cc, char *text, size_t size)
{
	snprintf(text, size, "%s", cc->version);
	return true;
}

static void compile(struct argv *cc, const struct building *with)
{
	(void)with;
	argv_add(cc, "-O0", "-g", NULL);
}

static void linked(struct argv *cc, const struct building *with)
{
	static const char *const wrapped[] = {
		"pthread_create",       "pthread_join",
		"pthread_tryjoin_np",   "pthread_timedjoin_np",
		"pthread_clockjoin_np", "pthread_detach",
	};
	static const char *const parts[] = {
		"address", "crash", "jitter", "task", "threads",
	};

	for (size_t i = 0; i < sizeof wrapped / sizeof *wrapped; i++)
		argv_addf(cc, "-Wl,--wrap=%s", wrapped[i]);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		argv_addf(cc, "%s/detectors/native/runtime/%s.o", with->runtime,
			  parts[i]);
}

static void command(struct argv *run, struct argv *environment,
		    const struct running *with)
{
	(void)environment;
	argv_add(run, with->executable, NULL);
}

/* The end of "FILE:LINE)" at `text`, or NULL.  A path may hold anything. */
static const char *location_end(const char *text)
{
	for (const char *p = text; (p = strchr(p, ':')); p++) {
		size_t digits = strspn(p + 1, "0123456789");
		const char *end = p + 1 + digits;

		if (digits && *end == ')' && (!end[1] || end[1] == ' '))
			return end;
	}
	return NULL;
}

/* Digits without end are no line. */
static int line_number(const char *digits)
{
	long number = strtol(digits, NULL, 10);

	return number > 0 && number <= INT_MAX ? (int)number : 0;
}

/* "fall (crash.c:5) @0x1f main (crash.c:12)"; false: it is not like this. */
static bool frames(struct findings *out, struct place *place, const char *text)
{
	while (*text) {
		size_t name = strcspn(text, " ");
		const char *function = findings_keep(out, text, name);
		const char *file;
		const char *end;
		const char *colon;
		bool known;

		text += name;
		if (function[0] == '@') {
			frame_add(out, place, NULL, NULL, 0);
		} else {
			if (!name || strncmp(text, " (", 2) != 0 ||
			    !(end = location_end(text + 2)))
				return false;
			file = text + 2;
			for (colon = end; *colon != ':';)
				colon--;
			known = colon > file && *file != '?';
			frame_add(out, place,
				  *function == '?' ? NULL : function,
				  known ? findings_keep(out, file,
							(size_t)(colon - file))
					: NULL,
				  known ? line_number(colon + 1) : 0);
			text = end + 1;
		}
		if (*text && *text++ != ' ')
			return false;
	}
	return true;
}

static const char *const states[][2] = {
	{"finished ", "ended, and was neither joined nor detached"},
	{"blocked ", "was blocked for ever when the program ended"},
	{"running ", "still ran when the program ended, neither joined nor "
		     "detached"},
};

/* How many lines of `record` say the same as the one at `line`; 0: one did
   before, and was counted then. */
static int alike(const char *record, const char *line, size_t length)
{
	int n = 0;

	for (const char *p = record; *p;) {
		size_t size = strcspn(p, "\n");

		if (size == length && memcmp(p, line, length) == 0) {
			if (p < line)
				return 0;
			n++;
		}
		p += size + (p[size] == '\n');
	}
	return n;
}

static bool leak(struct findings *out, const char *text, int threads)
{
	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		size_t length = strlen(states[i][0]);
		struct finding *leaked;

		if (strncmp(text, states[i][0], length) != 0)
			continue;
		if (!text[length])
			return false;
		leaked = found(out, LEAK, BY_TOOL,
			       findings_say(out, "a thread %s", states[i][1]));
		if (threads > 1)
			leaked->object =
				findings_say(out, "%d threads", threads);
		return frames(out,
			      place_add(out, leaked, "the thread is created"),
			      text + length);
	}
	return false;
}

static bool crash(struct findings *out, const char *text)
{
	size_t length = strcspn(text, " ");
	struct finding *dead;

	if (strncmp(text, "SIG", 3) != 0)
		return false;
	dead = found(out, CRASH, BY_TOOL,
		     findings_say(out, "killed by %.*s", (int)length, text));
	text += length;
	if (!*text)
		return true;
	return frames(out, place_add(out, dead, "crashes"), text + 1);
}

struct seen {
	bool check;
	bool crash;
	bool end;
};

/* One line of the record; false: nobody writes such a line. */
static bool one_line(const struct outcome *run, struct findings *out,
		     struct seen *seen, const char *at, size_t length)
{
	const char *line = findings_keep(out, at, length);

	if (strncmp(line, "leak ", 5) == 0) {
		int threads = alike(run->record, at, length);

		return !threads || leak(out, line + 5, threads);
	}
	if (strncmp(line, "crash ", 6) == 0) {
		seen->crash = true;
		return crash(out, line + 6);
	}
	if (strncmp(line, "check ", 6) == 0) {
		seen->check = true; /* the driver itself reports it */
		return true;
	}
	if (strncmp(line, "end ", 4) == 0 && isdigit((unsigned char)line[4]) &&
	    !line[4 + strspn(line + 4, "0123456789")]) {
		seen->end = true;
		return true;
	}
	return false;
}

static enum parsed parse(const struct outcome *run, struct findings *out,
			 const char **why)
{
	bool killed = WIFSIGNALED(run->status) && !run->stopped;
	struct seen seen = {0};
	const char *damage = NULL;

	for (const char *line = run->record; *line;) {
		size_t length = strcspn(line, "\n");

		if (!line[length])
			damage = "the record is cut within a line";
		else if (!one_line(run, out, &seen, line, length))
			damage = findings_say(out,
					      "the record holds a line that "
					      "nobody writes: %.*s",
					      (int)length, line);
		line += length + (line[length] == '\n');
	}
	if (!damage && !killed && !seen.end && !seen.check)
		damage = "the record has no end: the program left by _exit() "
			 "or like it, and its threads were not counted";
	if (damage && !run->stopped) {
		*why = damage;
		return DAMAGED;
	}
	return PARSED;
}

static const struct symptom symptoms[] = {
	{"free(): double free detected",
	 "glibc noticed that a block was freed twice; often the block had "
	 "changed hands in between, and nobody notices.",
	 "Let one thread own the block and free it; join the others first."},
	{"stack smashing detected",
	 "A function wrote beyond an array of its own.",
	 "Compile with -fsanitize=address to see where."},
	{"The futex facility returned an unexpected error code",
	 "A mutex, condition variable or semaphore was used after its memory "
	 "was freed, overwritten or moved.",
	 "Keep synchronisation objects alive until every thread that uses them "
	 "was joined; never copy them."},
	{"Assertion `mutex->__data.__owner == 0' failed",
	 "A mutex was overwritten or is not initialised.",
	 "Initialise it before the first thread starts, destroy it after the "
	 "last was joined."},
	{NULL, NULL, NULL},
};

DETECTOR(native) = {
	.name = "native",
	.about = "the program as it is: its oracle, its crashes, its threads "
		 "at the end",
	.runs = 5,
	.version = version,
	.compile = compile,
	.link = linked,
	.command = command,
	.parse = parse,
	.symptoms = symptoms,
};
