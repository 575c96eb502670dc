/*
 * check.c - build a kernel, explore it, and compare with what it says itself.
 *
 *	check [-n ORACLE] RUNTIME KERNEL...
 *
 * A kernel's comment has lines
 *
 *	run: OPTIONS		for RACELAB_EXPLORE, policy=all by default
 *	define: N=5		for the compiler
 *	args: WORD...		for the program
 *	expect: all N		inequivalent executions
 *	expect: KIND LABEL...	a finding whose places include lines marked
 *				`//@ LABEL`
 *	expect: cannot CALL
 *	native: STATUS		with -n: how it ends when it is run as it is,
 *				linked with ORACLE; 0 by default
 *
 * Several `run:` lines are several runs with all expectations each.  What is
 * found and not expected is an error, like what is expected and not found.
 * Both compilers, at -O0 and -O2, but for `O2: no`, `gcc: no`
 * and `clang: no`.  TAP on
 * standard output.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../detectors/explore/flags.h"
#include "symbols.h"

enum { LINES = 64, LENGTH = 256, MAX_FOUND = 64, MAX_ARGS = 64 };

struct lines {
	char at[LINES][LENGTH];
	int n;
};

struct kernel {
	const char *path;
	struct lines runs, expects, defines, args;
	struct lines marks; /* "LINE LABEL" */
	bool no_gcc, no_clang, no_o2;
	int native; /* the status that it ends with */
};

static int tests, failures;
static const char *native_oracle; /* or NULL: the explorer only */
static char directory[] = "/tmp/explore-check-XXXXXX";

static void broken(const char *what)
{
	perror(what);
	exit(2);
}

static void add(struct lines *l, const char *text)
{
	if (l->n == LINES || strlen(text) >= LENGTH) {
		fprintf(stderr, "check: too many or too long: %s\n", text);
		exit(2);
	}
	strcpy(l->at[l->n++], text);
}

static void key(const char *line, const char *name, struct lines *l)
{
	const char *p = strstr(line, name);
	char value[LENGTH];

	if (!p || p - line > 4)
		return;
	snprintf(value, sizeof value, "%s", p + strlen(name));
	value[strcspn(value, "\n")] = '\0';
	add(l, value + strspn(value, " \t"));
}

static struct kernel *kernel_read(const char *path)
{
	struct kernel *k = calloc(1, sizeof *k);
	FILE *f = fopen(path, "r");
	char line[LENGTH];

	if (!f || !k)
		broken(path);
	k->path = path;
	for (int n = 1; fgets(line, sizeof line, f); n++) {
		char *mark = strstr(line, "//@ "), text[LENGTH];

		key(line, "run:", &k->runs);
		key(line, "expect:", &k->expects);
		key(line, "define:", &k->defines);
		key(line, "args:", &k->args);
		if (strstr(line, " * native: "))
			k->native = atoi(strchr(line, ':') + 1);
		k->no_clang |= strstr(line, " * clang: no") != NULL;
		k->no_gcc |= strstr(line, " * gcc: no") != NULL;
		k->no_o2 |= strstr(line, " * O2: no") != NULL;
		if (!mark)
			continue;
		for (char *w = strtok(mark + 4, " \n"); w;
		     w = strtok(NULL, " \n")) {
			snprintf(text, sizeof text, "%d %.64s", n, w);
			add(&k->marks, text);
		}
	}
	fclose(f);
	if (!k->runs.n)
		add(&k->runs, "policy=all keep-going=1");
	return k;
}

static int run(char *const argv[], const char *options)
{
	pid_t child = fork();
	int status;

	if (child < 0)
		broken("fork");
	if (!child) {
		if (options)
			setenv("RACELAB_EXPLORE", options, 1);
		execvp(argv[0], argv);
		_exit(127);
	}
	if (waitpid(child, &status, 0) < 0)
		broken("waitpid");
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static bool build(const struct kernel *k, const char *cc, const char *level,
		  const char *runtime, const char *object, const char *exe)
{
	static const char *const all[] = {EXPLORE_COMPILE};
	static const char *const clang[] = {EXPLORE_CLANG};
	static const char *const link[] = {EXPLORE_LINK};
	char *argv[MAX_ARGS], define[LINES][LENGTH + 2];
	int n = 0;

	argv[n++] = (char *)cc;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		argv[n++] = (char *)all[i];
	if (!strcmp(cc, "clang"))
		for (size_t i = 0; i < sizeof clang / sizeof *clang; i++)
			argv[n++] = (char *)clang[i];
	for (int i = 0; i < k->defines.n; i++) {
		snprintf(define[i], sizeof define[i], "-D%s", k->defines.at[i]);
		argv[n++] = define[i];
	}
	argv[n++] = (char *)level;
	argv[n++] = "-D_GNU_SOURCE";
	argv[n++] = "-include";
	argv[n++] = "detectors/explore/note.h";
	argv[n++] = "-w";
	argv[n++] = "-c";
	argv[n++] = (char *)k->path;
	argv[n++] = "-o";
	argv[n++] = (char *)object;
	argv[n] = NULL;
	if (run(argv, NULL))
		return false;
	n = 0;
	argv[n++] = (char *)cc;
	for (size_t i = 0; i < sizeof link / sizeof *link; i++)
		argv[n++] = (char *)link[i];
	argv[n++] = "-o";
	argv[n++] = (char *)exe;
	argv[n++] = (char *)object;
	argv[n++] = (char *)runtime;
	argv[n++] = "-lpthread";
	argv[n] = NULL;
	return !run(argv, NULL);
}

/* Whether it ends as it says when it is run as it is. */
static bool agrees_natively(const struct kernel *k, const char *cc,
			    const char *level, const char *exe, char *why)
{
	char *build[] = {(char *)cc,
			 (char *)level,
			 "-w",
			 "-fno-builtin",
			 "-D_GNU_SOURCE",
			 "-o",
			 (char *)exe,
			 (char *)k->path,
			 (char *)native_oracle,
			 "-lpthread",
			 NULL};
	char *argv[] = {"timeout", "60", (char *)exe, NULL};
	int status = run(build, NULL);

	if (status) {
		strcpy(why, "it does not build natively");
		return false;
	}
	status = run(argv, NULL);
	if (status != k->native)
		snprintf(why, LENGTH, "natively it ends with %d", status);
	return status == k->native;
}

/* A finding as "KIND LINE LINE ..." */
struct said {
	struct lines findings;
	char shown[LENGTH], cannot[LENGTH];
	bool whole;
};

static void read_report(const char *report, const char *exe, struct said *said)
{
	FILE *f = fopen(report, "r");
	struct symbols *symbols = symbols_open(exe);
	char line[4096], word[64];
	unsigned long pc;

	memset(said, 0, sizeof *said);
	if (!symbols)
		broken(exe);
	while (f && fgets(line, sizeof line, f)) {
		if (sscanf(line, "finding %63s", word) == 1)
			add(&said->findings, word);
		if (sscanf(line, "place %*s thread %*d pc 0x%lx", &pc) == 1) {
			char *to = said->findings.at[said->findings.n - 1];

			snprintf(to + strlen(to), LENGTH - strlen(to), " %d",
				 symbols_find(symbols, pc).line);
		}
		sscanf(line, "shown %255[^\n]", said->shown);
		sscanf(line, "cannot %255s", said->cannot);
		said->whole = !strcmp(line, "end racelab-explore\n");
	}
	if (f)
		fclose(f);
	symbols_close(symbols);
}

/* Whether the finding "KIND LINE ..." has a place at each marked line of the
   expectation "KIND LABEL ..." */
static bool meets(const struct kernel *k, const char *found,
		  const char *expected)
{
	char want[LENGTH], *save, *w;
	size_t kind = strcspn(expected, " ");

	if (strncmp(found, expected, kind) ||
	    (found[kind] != ' ' && found[kind] != '\0'))
		return false;
	strcpy(want, expected + kind);
	for (w = strtok_r(want, " ", &save); w;
	     w = strtok_r(NULL, " ", &save)) {
		bool here = false;

		for (int i = 0; i < k->marks.n; i++) {
			char line[16] = " ", have[LENGTH + 2];
			const char *label = strchr(k->marks.at[i], ' ') + 1;

			if (strcmp(label, w) != 0)
				continue;
			snprintf(line, sizeof line, " %d ",
				 atoi(k->marks.at[i]));
			snprintf(have, sizeof have, "%s ", found);
			here |= strstr(have, line) != NULL;
		}
		if (!here)
			return false;
	}
	return true;
}

static bool judge(const struct kernel *k, const struct said *said, char *why)
{
	bool expected_finding[LINES] = {false};

	if (!said->whole) {
		strcpy(why, "the report is damaged or absent");
		return false;
	}
	for (int i = 0; i < k->expects.n; i++) {
		const char *e = k->expects.at[i];
		bool met = false;

		if (!strncmp(e, "all ", 4))
			met = !strcmp(e, said->shown) ||
			      !strncmp(said->shown, "sampled", 7);
		else if (!strncmp(e, "cannot ", 7))
			met = !strcmp(e + 7, said->cannot);
		else
			for (int f = 0; f < said->findings.n; f++)
				if (meets(k, said->findings.at[f], e))
					met = expected_finding[f] = true;
		if (!met) {
			snprintf(why, 2 * LENGTH, "expected: %s; shown %s", e,
				 said->shown);
			return false;
		}
	}
	for (int f = 0; f < said->findings.n; f++)
		if (!expected_finding[f]) {
			snprintf(why, 2 * LENGTH, "not expected: %s",
				 said->findings.at[f]);
			return false;
		}
	return true;
}

static void one(const struct kernel *k, const char *cc, const char *level,
		const char *runtime)
{
	char exe[64], object[64], report[64], options[2 * LENGTH];
	char why[2 * LENGTH] = "it does not build";
	struct said *said = malloc(sizeof *said);
	bool good;

	if (!said)
		broken("malloc");
	snprintf(exe, sizeof exe, "%s/kernel", directory);
	snprintf(object, sizeof object, "%s/kernel.o", directory);
	snprintf(report, sizeof report, "%s/report", directory);
	good = (!native_oracle || agrees_natively(k, cc, level, exe, why)) &&
	       build(k, cc, level, runtime, object, exe);
	for (int i = 0; good && i < k->runs.n; i++) {
		char *argv[LINES] = {exe};

		for (int a = 0; a < k->args.n; a++)
			argv[a + 1] = (char *)k->args.at[a];
		unlink(report);
		snprintf(options, sizeof options, "%s report=%s", k->runs.at[i],
			 report);
		run(argv, options);
		read_report(report, exe, said);
		good = judge(k, said, why);
	}
	tests++;
	failures += !good;
	printf("%sok %d - %s %s %s\n", good ? "" : "not ", tests, k->path, cc,
	       level);
	if (!good)
		printf("#  %s\n", why);
	fflush(stdout);
	free(said);
}

int main(int argc, char **argv)
{
	char command[64];

	if (argc > 2 && !strcmp(argv[1], "-n")) {
		native_oracle = argv[2];
		argv += 2;
		argc -= 2;
	}
	if (argc < 3) {
		fprintf(stderr, "usage: check [-n ORACLE] RUNTIME KERNEL...\n");
		return 2;
	}
	if (!mkdtemp(directory))
		broken(directory);
	for (int i = 2; i < argc; i++) {
		struct kernel *k = kernel_read(argv[i]);

		if (!k->no_clang)
			one(k, "clang", "-O0", argv[1]);
		if (!k->no_gcc)
			one(k, "gcc", "-O0", argv[1]);
		if (!k->no_o2) {
			if (!k->no_clang)
				one(k, "clang", "-O2", argv[1]);
			if (!k->no_gcc)
				one(k, "gcc", "-O2", argv[1]);
		}
		free(k);
	}
	printf("1..%d\n", tests);
	snprintf(command, sizeof command, "rm -rf %s", directory);
	if (system(command))
		return 2;
	return failures ? 1 : 0;
}
