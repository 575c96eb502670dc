/*
 * contest.c - run a bug and its fixes in turn, and measure.
 *
 *	contest REPORT ROLE NAME EXECUTABLE NAME EXECUTABLE...
 *
 * The first program is the bug, the others are its fixes.  ROLE, bug or fix,
 * says about whom the report is (bug: the first, fix: the second); it is only
 * passed on.  Everybody runs once a round, the other way round in every second
 * one, until each fix is told from the bug or MOST_PAIRS rounds are over.  The
 * report:
 *
 *	scale 1 about ROLE
 *	fix NAME                            one line for each, in order
 *	round elapsed|processor BUG FIX...  milliseconds
 *	end
 *
 * or, when a run does not end well, its last line is `failed NAME: HOW`.
 * Of several rounds the record (lab/runtime/oracle.c) holds the runs of whom
 * the report is about; the others' go to a file beside the report.
 */
#include <errno.h>
#include <libgen.h>
#include <sched.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../ratio.h"

enum { MOST_PROGRAMS = 32, BROKEN = 2 };

struct contestant {
	const char *name;
	char *executable;
	struct sample samples[MOST_PAIRS];
};

struct contest {
	struct contestant *who;
	size_t n;     /* bug and fixes */
	size_t about; /* 0 or 1 */
	char *took;   /* path of what a run writes down */
	FILE *report;
	size_t rounds;
};

extern char **environ;

/* A run's own measurements; false: it did not reach its end. */
static bool read_took(const char *path, struct sample *into)
{
	FILE *in = fopen(path, "re");
	long long elapsed = 0;
	long long used = 0;
	char newline = 0;
	bool whole = in && fscanf(in, "took %lld %lld%c", &elapsed, &used,
				  &newline) == 3;

	if (in && fclose(in) != 0)
		whole = false;
	if (!whole || newline != '\n')
		return false;
	/* A ratio needs something to divide by. */
	into->of[ELAPSED] = (double)(elapsed > 0 ? elapsed : 1) / 1e9;
	into->of[PROCESSOR] = (double)(used > 0 ? used : 1) / 1e9;
	return true;
}

static bool run(struct contest *c, size_t nth)
{
	struct contestant *who = &c->who[nth];
	char *arguments[] = {who->executable, NULL};
	int status = -1;
	pid_t child;
	int error;

	unlink(c->took);
	error = posix_spawn(&child, who->executable, NULL, NULL, arguments,
			    environ);
	if (error) {
		fprintf(c->report, "failed %s: %s\n", who->name,
			strerrordesc_np(error));
		return false;
	}
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFSIGNALED(status))
		fprintf(c->report, "failed %s: killed by signal %d\n",
			who->name, WTERMSIG(status));
	else if (WEXITSTATUS(status) != 0)
		fprintf(c->report, "failed %s: exit status %d\n", who->name,
			WEXITSTATUS(status));
	else if (!read_took(c->took, &who->samples[c->rounds]))
		fprintf(c->report, "failed %s: left before its end\n",
			who->name);
	else
		return true;
	return false;
}

static bool run_round(struct contest *c, char *record, char *other)
{
	static const char *const words[] = {"elapsed", "processor"};

	for (size_t i = 0; i < c->n; i++) {
		size_t nth = c->rounds % 2 ? c->n - 1 - i : i;
		/* The one thread there is: NOLINTBEGIN(concurrency-mt-unsafe)
		 */
		char *to = nth == c->about ? record : other;

		if (to && setenv("RACELAB_RECORD", to, 1) < 0)
			return false;
		/* NOLINTEND(concurrency-mt-unsafe) */
		if (!run(c, nth))
			return false;
	}
	for (int m = 0; m < MEASURES; m++) {
		fprintf(c->report, "round %s", words[m]);
		for (size_t i = 0; i < c->n; i++)
			fprintf(c->report, " %.4f",
				1e3 * c->who[i].samples[c->rounds].of[m]);
		fputc('\n', c->report);
	}
	c->rounds++;
	return true;
}

static bool decided(const struct contest *c)
{
	struct interval ratios[MEASURES];

	for (size_t i = 1; i < c->n; i++)
		if (compare(c->who[0].samples, c->who[i].samples, c->rounds,
			    ratios) == UNDECIDED)
			return false;
	return true;
}

/* As sched_setattr(2) has it; glibc 2.36 does not, and the kernel's header and
   <sched.h> do not go together. */
struct attributes {
	uint32_t size;
	uint32_t policy;
	uint64_t flags;
	int32_t nice;
	uint32_t priority;
	uint64_t runtime; /* of SCHED_OTHER: how long a turn lasts */
	uint64_t deadline;
	uint64_t period;
};

/*
 * Ask for the processors before all others: threads that never run at the same
 * time do not get into each other's way, and a nice value would only count
 * within the session.  Without the right to that (CAP_SYS_NICE), ask for short
 * turns (Linux 6.12), and more rounds will be needed.
 */
static void go_first(void)
{
	enum { TURN = 100000 /* ns */ };
	const struct attributes first = {
		.size = sizeof first, .policy = SCHED_RR, .priority = 1};
	struct attributes often = {
		.size = sizeof often, .policy = SCHED_OTHER, .runtime = TURN};

	if (syscall(SYS_sched_setattr, 0, &first, 0) == 0)
		return;
	errno = 0;
	often.nice = getpriority(PRIO_PROCESS, 0);
	/* Not granted either: as it is. */
	if (errno == 0)
		(void)syscall(SYS_sched_setattr, 0, &often, 0);
}

/* Run rounds until all is decided; false: a run failed. */
static bool hold(struct contest *c, const char *directory)
{
	/* NOLINTNEXTLINE(concurrency-mt-unsafe) */
	const char *told = getenv("RACELAB_RECORD");
	char *record = told ? strdup(told) : NULL;
	char *other = NULL;
	bool good = asprintf(&other, "%s/others", directory) > 0 &&
		    asprintf(&c->took, "%s/took", directory) > 0 &&
		    /* NOLINTNEXTLINE(concurrency-mt-unsafe) */
		    setenv("RACELAB_TOOK", c->took, 1) == 0;

	while (good && c->rounds < MOST_PAIRS && !decided(c))
		good = run_round(c, record, record ? other : NULL);
	if (good)
		fputs("end\n", c->report);
	free(c->took);
	free(other);
	free(record);
	return good;
}

int main(int argc, char **argv)
{
	struct contest c = {.n = (size_t)(argc - 3) / 2};
	char *directory;
	bool good;

	if (argc < 7 || argc % 2 == 0 || c.n > MOST_PROGRAMS) {
		fputs("contest: REPORT ROLE NAME EXECUTABLE...\n", stderr);
		return BROKEN;
	}
	c.who = calloc(c.n, sizeof *c.who);
	c.report = fopen(argv[1], "we");
	c.about = strcmp(argv[2], "fix") == 0;
	directory = strdup(argv[1]);
	if (!c.who || !c.report || !directory) {
		fprintf(stderr, "contest: %s: %s\n", argv[1],
			strerrordesc_np(errno));
		return BROKEN;
	}
	fprintf(c.report, "scale 1 about %s\n", argv[2]);
	for (size_t i = 0; i < c.n; i++) {
		c.who[i].name = argv[3 + 2 * i];
		c.who[i].executable = argv[4 + 2 * i];
		if (i > 0)
			fprintf(c.report, "fix %s\n", c.who[i].name);
	}
	go_first();
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): of a string of our own */
	good = hold(&c, dirname(directory));
	if (fclose(c.report) != 0) {
		fprintf(stderr, "contest: %s: not written whole\n", argv[1]);
		good = false;
	}
	free(directory);
	free(c.who);
	return good ? 0 : BROKEN;
}
