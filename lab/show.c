/* show.c - a case, told to a reader. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "detector.h"
#include "memory.h"
#include "show.h"
#include "terminal.h"

static void show_keys(const struct program *p)
{
	putchar('\n');
	for (size_t i = 0; i < p->n_keys; i++)
		printf("  %-10s %s\n", p->keys[i].name, p->keys[i].value);
}

static void show_source(const struct program *p)
{
	const char *text;
	size_t length;

	print_coloured(stdout, BOLD, 0, "\nThe program\n\n");
	for (int line = p->body; (text = program_line(p, line, &length));
	     line++)
		printf("%5d %s %.*s\n", line,
		       p->n_regions > 0 && program_editable(p, line) ? "|"
								     : " ",
		       (int)length, text);
}

/* `hits` stands on lines 35 and 41. */
static void show_lines_of(const struct program *p, const char *label)
{
	const char *before = " (line ";

	for (size_t i = 0; i < p->n_marks; i++)
		if (strcmp(p->marks[i].label, label) == 0) {
			printf("%s%d", before, p->marks[i].line);
			before = ", ";
		}
	putchar(')');
}

static void show_expectation(const struct program *p,
			     const struct expectation *e)
{
	static const char *const must[] = {
		[REQUIRED] = "must report",    [MAYBE] = "may report",
		[NOTHING] = "sees nothing",    [DIES] = "fails itself",
		[CANNOT] = "cannot run it",    [NOISE] = "reports falsely",
		[MAY_DIE] = "may fail itself",
	};

	printf("%s", must[e->demand]);
	if (e->label[0]) {
		printf(" %s at %s", kind_word(e->kind), e->label[0]);
		show_lines_of(p, e->label[0]);
	}
	if (e->label[1]) {
		printf(" and %s", e->label[1]);
		show_lines_of(p, e->label[1]);
	}
	if (e->why)
		printf(": %s", e->why);
	putchar('\n');
}

void show_claims(const struct program *p)
{
	size_t n;
	const struct detector *const *all = detectors_all(&n);

	print_coloured(stdout, BOLD, 0, "\nWhat each detector says\n\n");
	for (size_t i = 0; i < p->n_claims; i++)
		for (size_t k = 0; k < p->claims[i].n; k++) {
			printf("  %-10s ", k ? "" : p->claims[i].detector);
			show_expectation(p, &p->claims[i].at[k]);
		}
	for (size_t i = 0; i < n; i++)
		if (!program_claim(p, all[i]->name))
			printf("  %-10s %s\n", all[i]->name,
			       p->how ? "must be clean" : "unclaimed");
}

/* A program without its header comment and its marks, in a temporary file. */
static int bare_copy(const struct program *p, char *path)
{
	const char *text;
	size_t length;
	int fd = mkstemp(path);
	FILE *out = fd < 0 ? NULL : fdopen(fd, "w");

	if (!out) {
		perror(path);
		return -1;
	}
	for (int line = p->body; (text = program_bare_line(p, line, &length));
	     line++)
		fprintf(out, "%.*s\n", (int)length, text);
	return fclose(out);
}

/* By diff(1), which knows best what differs. */
bool show_difference(const struct program *bug, const struct program *fix)
{
	const char *where = getenv("TMPDIR");
	char *before = say("%s/racelab-bug-XXXXXX", where ? where : "/tmp");
	char *after = say("%s/racelab-fix-XXXXXX", where ? where : "/tmp");
	int made = bare_copy(bug, before);
	pid_t child;
	int status = -1;

	made |= bare_copy(fix, after);
	fflush(stdout);
	child = made ? -1 : fork();
	if (child == 0) {
		signal(SIGPIPE, SIG_DFL);
		execlp("diff", "diff", "-u", "--label", bug->path, "--label",
		       fix->path, before, after, (char *)NULL);
		perror("diff");
		_exit(2);
	}
	if (child > 0)
		waitpid(child, &status, 0);
	unlink(before);
	unlink(after);
	free(before);
	free(after);
	/* 2 is trouble; a reader who has seen enough is none. */
	return WIFSIGNALED(status) || WEXITSTATUS(status) <= 1;
}

bool show_fix(const struct program *bug, const struct program *fix)
{
	const char *cost = program_key(fix, "cost");

	printf("\n");
	print_coloured(stdout, BOLD, 0, fix->name);
	printf(": %s\n\n%s", fix->title, fix->story);
	if (cost)
		printf("\n  cost       %s\n", cost);
	if (fix->n_claims > 0)
		show_claims(fix);
	printf("\n");
	return show_difference(bug, fix);
}

bool show_case(const struct corpus *corpus, const struct program *p)
{
	const struct program *bug = corpus_bug(corpus, p);
	bool good = true;

	print_coloured(stdout, BOLD, 0, p->name);
	printf(": %s\n\n%s", p->title, p->story);
	show_keys(p);
	show_source(p);
	show_claims(p);
	if (p->how && bug) {
		print_coloured(stdout, BOLD, 0, "\nWhat it changes\n\n");
		return show_difference(bug, p);
	}
	print_coloured(stdout, BOLD, 0, "\nIts fixes\n");
	for (size_t i = 0; i < corpus->n; i++)
		if (corpus->programs[i].how &&
		    corpus_bug(corpus, &corpus->programs[i]) == p)
			good = show_fix(p, &corpus->programs[i]) && good;
	return good;
}
