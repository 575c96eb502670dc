/* main.c - racelab COMMAND ...: finds the command and hands over. */
#include <argp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "detector.h"
#include "memory.h"
#include "settings.h"
#include "survey.h"

const char *argp_program_version = "racelab 0.1";

/* The bounds of the section named by COMMAND(); the linker defines them. */
extern const struct command *__start_commands[];
extern const struct command *__stop_commands[];

static int by_name(const void *a, const void *b)
{
	const struct command *const *left = a;
	const struct command *const *right = b;

	return strcmp((*left)->name, (*right)->name);
}

/* The command called `name`, or NULL. */
static const struct command *command_named(const char *name)
{
	for (const struct command **c = __start_commands; c < __stop_commands;
	     c++)
		if (strcmp((*c)->name, name) == 0)
			return *c;
	return NULL;
}

static void usage(FILE *out)
{
	size_t n = (size_t)(__stop_commands - __start_commands);
	const struct command **sorted = new_array(n, sizeof *sorted);
	const struct detector *const *detectors;

	memcpy(sorted, __start_commands, n * sizeof *sorted);
	qsort(sorted, n, sizeof *sorted, by_name);
	fputs("racelab: a laboratory for concurrency bugs in C\n\n"
	      "usage: racelab COMMAND [OPTION...] [ARGUMENT...]\n\n",
	      out);
	for (size_t i = 0; i < n; i++)
		fprintf(out, "  %-9s %-27s %s\n", sorted[i]->name,
			sorted[i]->operands, sorted[i]->about);
	free(sorted);
	detectors = detectors_all(&n);
	for (size_t i = 0; i < n; i++)
		if (!command_named(detectors[i]->name))
			fprintf(out, "  %-9s %-27s check, under %s only\n",
				detectors[i]->name, "[CASE...]",
				detectors[i]->name);
	fputs("\nThe kinds of finding that a header may name:\n", out);
	for (int i = 0; i < KINDS; i++)
		fprintf(out, "%s%s",
			i % 8 ? " "
			: i   ? "\n  "
			      : "  ",
			kind_word((enum kind)i));
	fputs("\n\n`racelab COMMAND --help` tells its options.\n"
	      "exit status: 0 every verdict holds, 1 one does not, 2 a case, "
	      "the lab or the\nmachine is broken, 77 nothing was judged, 130 "
	      "interrupted\n",
	      out);
}

/* `racelab tsan [CASE...]` is `racelab check --detector tsan [CASE...]`. */
static int run_detector(const struct detector *detector, int argc, char **argv)
{
	struct settings settings = {0};
	int status;

	argv_add(&settings.detectors, detector->name, NULL);
	settings_parse(&settings, argc, argv, "[CASE...]", detector->about, 0,
		       (size_t)-1);
	status = command_judge(&settings, BOTH);
	settings_free(&settings);
	return status;
}

static int dispatch(int argc, char **argv)
{
	const struct detector *detector = detector_named(argv[1]);
	const struct command *command = command_named(argv[1]);
	char *name = say("racelab %s", argv[1]);
	char **rest = new_array((size_t)argc, sizeof *rest);
	int status = -1;

	memcpy(rest, argv + 1, (size_t)(argc - 1) * sizeof *rest);
	rest[0] = name;
	if (command)
		status = command->run(argc - 1, rest);
	else if (detector)
		status = run_detector(detector, argc - 1, rest);
	free(rest);
	free(name);
	return status;
}

/* Whether stdout is a pipe that nobody reads any more. */
static bool reader_left(void)
{
	struct pollfd end = {.fd = STDOUT_FILENO, .events = POLLOUT};

	return poll(&end, 1, 0) == 1 && (end.revents & POLLERR);
}

/* What was printed must have arrived; a reader who left early is no error. */
static void close_output(void)
{
	if ((fflush(stdout) != 0 || ferror(stdout)) && !reader_left()) {
		fputs("racelab: stdout: not all could be written\n", stderr);
		_exit(2);
	}
}

int main(int argc, char **argv)
{
	int status;

	atexit(close_output);

	/* No symbol server is asked, whatever the user's shell says. */
	unsetenv("DEBUGINFOD_URLS");
	/* `racelab list | head` must not be killed half way through a file. */
	signal(SIGPIPE, SIG_IGN);
	if (argc < 2) {
		usage(stderr);
		return 2;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
		usage(stdout);
		return 0;
	}
	if (strcmp(argv[1], "--version") == 0) {
		puts(argp_program_version);
		return 0;
	}
	status = dispatch(argc, argv);
	if (status < 0) {
		fprintf(stderr,
			"racelab: no command '%s'; `racelab --help` lists "
			"them\n",
			argv[1]);
		return 2;
	}
	return status;
}
