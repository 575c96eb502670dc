/* parse.c - ThreadSanitizer's text, line by line. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "parse.h"
#include "section.h"

/* What a WARNING or ERROR is, by how its headline begins. */
struct headline {
	const char *begins;
	enum kind kind;
	const char *role; /* of the stack right below it; NULL: has none */
};

static const struct headline warnings[] = {
	{"data race", DATA_RACE, NULL},
	{"race on ", DATA_RACE, NULL},
	{"heap-use-after-free", USE_AFTER_FREE, NULL},
	{"lock-order-inversion", LOCK_ORDER, NULL},
	{"thread leak", LEAK, NULL},
	{"destroy of a locked mutex", MISUSE, "destroys the locked mutex"},
	{"double lock of a mutex", MISUSE, "locks the mutex again"},
	{"use of an invalid mutex", MISUSE, "uses the invalid mutex"},
	{"unlock of an unlocked mutex", MISUSE, "unlocks the mutex"},
	{"read lock of a write locked", MISUSE, "locks for reading"},
	{"read unlock of a write locked", MISUSE, "unlocks as a reader"},
	{"mutex held in the wrong context", MISUSE, "holds the mutex"},
	{"signal-unsafe call", SIGNAL_UNSAFE, "called in a signal handler"},
	{"signal handler spoils errno", SIGNAL_UNSAFE, "changes errno"},
	{"", OTHER, "found here"},
};

/* Errors of the program that end it; any other ERROR is the tool's own. */
static const struct headline errors[] = {
	{"SEGV", CRASH, "crashes"},
	{"BUS", CRASH, "crashes"},
	{"FPE", CRASH, "crashes"},
	{"ILL", CRASH, "crashes"},
	{"ABRT", CRASH, "crashes"},
	{"TRAP", CRASH, "crashes"},
	{"stack-overflow", CRASH, "crashes"},
	{"allocation-size-too-big", OTHER, "asks for too much memory"},
	{"calloc-overflow", OTHER, "asks for too much memory"},
	{"pvalloc-overflow", OTHER, "asks for too much memory"},
	{"invalid-", OTHER, "asks for an impossible alignment"},
};

const char *tsan_after(const char *line, const char *beginning)
{
	size_t length = strlen(beginning);

	return strncmp(line, beginning, length) ? NULL : line + length;
}

void tsan_damaged(struct reading *in, const char *how)
{
	if (!in->damage)
		in->damage = how;
}

const char *tsan_until(struct reading *in, const char *text, const char *stop)
{
	const char *end = strstr(text, stop);

	return findings_keep(in->out, text,
			     end ? (size_t)(end - text) : strlen(text));
}

static void headline(struct reading *in, const struct headline *what,
		     const char *says)
{
	in->now = found(in->out, what->kind, BY_TOOL, says);
	in->place = NULL;
	in->known = NULL;
	in->role = what->role;
	in->summary = false;
	in->error = what >= errors &&
		    what < errors + sizeof errors / sizeof *errors;
}

static void warning(struct reading *in, const char *text)
{
	const struct headline *what = warnings;
	const char *pid = strstr(text, " (pid=");

	if (in->now) {
		tsan_damaged(in, "a report that ends in the middle");
		tsan_complete(in);
	} else if (!in->opened) {
		tsan_damaged(in, "a report without its beginning");
	}
	in->opened = false;
	while (!tsan_after(text, what->begins))
		what++;
	headline(in, what, tsan_until(in, text, " (pid="));
	in->found++;
	if (!pid)
		return;
	if (in->pid && strcmp(in->pid, pid) != 0)
		in->many_pids = true;
	in->pid = pid;
}

static void error(struct reading *in, const char *text)
{
	if (in->now) {
		tsan_damaged(in, "a report that ends in the middle");
		tsan_complete(in);
	}
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (tsan_after(text, errors[i].begins)) {
			in->fatal = true;
			headline(in, &errors[i], tsan_until(in, text, " (pc "));
			return;
		}
	if (!in->died)
		in->died = findings_say(in->out, "ThreadSanitizer failed: %s",
					text);
}

static void count_line(struct reading *in, const char *text)
{
	in->counts++;
	in->reported = strtol(text, NULL, 10);
}

static const char *const unfit[] = {
	"unexpected memory mapping",
	"Shadow memory range interleaves",
	"memory layout is incompatible",
};

static void one_line(struct reading *in, const char *line)
{
	const char *rest;
	const char *said;

	for (size_t i = 0; i < sizeof unfit / sizeof *unfit; i++)
		if (strstr(line, unfit[i]))
			in->unfit = "ThreadSanitizer cannot lay out its memory "
				    "here: run under `setarch -R`, or as root "
				    "`sysctl vm.mmap_rnd_bits=28`";
	if (strspn(line, "=") == 18 && !line[18]) {
		if (in->now && !in->error)
			tsan_complete(in);
		else
			in->opened = true;
		return;
	}
	if ((rest = tsan_after(line, "WARNING: ThreadSanitizer: "))) {
		warning(in, rest);
		return;
	}
	if (in->opened)
		tsan_damaged(in, "a report that begins and says nothing");
	in->opened = false;
	if (!in->died && strstr(line, "ThreadSanitizer") &&
	    (strstr(line, "CHECK failed") || strstr(line, "FATAL:") ||
	     strstr(line, "nested bug")))
		in->died = line;
	said = tsan_after(line, "==");
	if (said && (rest = strstr(said, "==ERROR: ThreadSanitizer: "))) {
		error(in, rest + strlen("==ERROR: ThreadSanitizer: "));
	} else if ((rest = tsan_after(line, "ThreadSanitizer: reported "))) {
		count_line(in, rest);
	} else if (in->now && in->error && said && strstr(said, "==ABORTING")) {
		tsan_complete(in);
	} else if (in->now) {
		tsan_inside(in, line);
	}
}

/* Nothing is lost unnoticed: what the counts and the exit status tell. */
static void weigh(struct reading *in, const struct outcome *run)
{
	bool by_status = WIFEXITED(run->status) &&
			 WEXITSTATUS(run->status) == TSAN_STATUS;

	if (in->now) {
		tsan_damaged(in, "a report that ends in the middle");
		tsan_complete(in);
	}
	if (in->opened)
		tsan_damaged(in, "a report that begins and says nothing");
	/* A forked child inherits the count, so only one process can tell. */
	if (in->counts == 1 && !in->many_pids && in->reported != in->found)
		tsan_damaged(in,
			     "ThreadSanitizer counted more or fewer reports "
			     "than there are");
	if (!by_status || in->fatal)
		return;
	if (!in->found && !in->died && !in->damage)
		in->died = "ThreadSanitizer failed: exit status 66 and no "
			   "report";
	else if (!in->counts)
		tsan_damaged(in, "a report without its last line");
}

enum parsed tsan_parse(const struct outcome *run, struct findings *out,
		       const char **why)
{
	struct reading in = {.out = out};
	const char *line = run->report;

	while (*line) {
		size_t length = strcspn(line, "\n");

		one_line(&in, findings_keep(out, line, length));
		line += length;
		if (*line)
			line++;
		else
			tsan_damaged(&in, "a report cut within a line");
	}
	weigh(&in, run);
	if (in.unfit) {
		*why = in.unfit;
		return UNFIT;
	}
	if (in.died) {
		*why = in.died;
		return DIED;
	}
	if (in.damage && !run->stopped) {
		*why = findings_say(out, "ThreadSanitizer left %s", in.damage);
		return DAMAGED;
	}
	return PARSED;
}
