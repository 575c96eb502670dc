/* command_start.c - start, next, reset, hint, solution: a student's way. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "command.h"
#include "exercises.h"
#include "file.h"
#include "memory.h"
#include "settings.h"
#include "show.h"
#include "terminal.h"

/* What all five have in common: open, find the bug, act on it. */
static int
with_exercise(int argc, char **argv, const char *operands, const char *about,
	      size_t least, const struct argp *own, void *input,
	      int (*act)(struct exercises *, const struct program *, void *))
{
	struct settings settings = {0};
	struct exercises exercises;
	const struct program *bug = NULL;
	int status = 2;

	settings_parse_with(&settings, argc, argv, operands, about, least, 1,
			    own, input);
	terminal_setup(!settings.no_color);
	if (exercises_open(&exercises, &settings))
		bug = exercise_find(
			&exercises,
			settings.operands.n ? settings.operands.at[0] : NULL);
	if (bug)
		status = act(&exercises, bug, input);
	exercises_close(&exercises);
	settings_free(&settings);
	return status;
}

static int begin(struct exercises *exercises, const struct program *bug)
{
	char *path = exercise_path(exercises, bug);
	bool there = access(path, F_OK) == 0;
	int status = 2;

	if (exercise_begin(exercises, bug)) {
		print_coloured(stdout, BOLD, 0, bug->name);
		printf(": %s\n\n%s\n", bug->title, bug->story);
		printf("%s %s\n",
		       there ? "Yours, as you left it:" : "Yours:", path);
		printf("Change what stands between //@ edit and //@ end, then "
		       "`make -C %s try`.\n",
		       exercises->directory);
		status = 0;
	}
	free(path);
	return status;
}

static int act_start(struct exercises *exercises, const struct program *bug,
		     void *unused)
{
	(void)unused;
	return begin(exercises, bug);
}

static int run_start(int argc, char **argv)
{
	return with_exercise(
		argc, argv, "CASE",
		"Hand out a bug as an exercise, without its answers, into "
		"exercises/, and make it the current one. A file of yours that "
		"is there stays as it is.",
		1, NULL, NULL, act_start);
}

/* The first on the path that is not solved, after the current one if that is on
   it, else from the start. */
static const struct program *next_open(const struct exercises *e,
				       const char *current)
{
	const struct program *first = NULL;
	const struct program *bug;
	bool passed = false;

	for (size_t i = 0; (bug = exercise_on_path(e, i)); i++) {
		bool open = exercise_figure(e, bug, "solved") == 0 &&
			    exercise_figure(e, bug, "gave-up") == 0;

		if (current && strcmp(bug->name, current) == 0) {
			passed = true;
			continue;
		}
		if (open && passed)
			return bug;
		if (open && !first)
			first = bug;
	}
	return first;
}

static int run_next(int argc, char **argv)
{
	struct settings settings = {0};
	struct exercises exercises;
	int status = 2;

	settings_parse(&settings, argc, argv, "",
		       "Hand out the next exercise on the path through the lab "
		       "that is not solved yet.",
		       0, 0);
	terminal_setup(!settings.no_color);
	if (exercises_open(&exercises, &settings)) {
		const char *current = json_string_value(
			json_object_get(exercises.progress, "current"));
		const struct program *bug = next_open(&exercises, current);

		if (bug) {
			status = begin(&exercises, bug);
		} else {
			puts("Everything on the path is solved. `racelab list` "
			     "shows what else there is.");
			status = 0;
		}
	}
	exercises_close(&exercises);
	settings_free(&settings);
	return status;
}

static int act_hint(struct exercises *exercises, const struct program *bug,
		    void *unused)
{
	long long given = exercise_figure(exercises, bug, "hints") + 1;
	long long n = 0;

	(void)unused;
	for (size_t i = 0; i < bug->n_keys; i++) {
		if (strcmp(bug->keys[i].name, "hint") != 0)
			continue;
		if (++n <= given)
			printf("%lld. %s\n", n, bug->keys[i].value);
	}
	if (n == 0)
		puts("There is no hint for this one.");
	else if (given >= n)
		puts("That was the last. `racelab solution --give-up` shows "
		     "how others mend it.");
	if (given > n)
		return 0;
	exercise_set(exercises, bug, "hints", given);
	return exercises_save(exercises) ? 0 : 2;
}

static int run_hint(int argc, char **argv)
{
	return with_exercise(argc, argv, "[CASE]",
			     "Give one more hint for the current exercise, or "
			     "for CASE; those given before are repeated.",
			     0, NULL, NULL, act_hint);
}

/* An own option that is a flag. */
static error_t take_flag(int key, char *argument, struct argp_state *state)
{
	(void)argument;
	if (key != 1)
		return ARGP_ERR_UNKNOWN;
	*(bool *)state->input = true;
	return 0;
}

static int act_solution(struct exercises *exercises, const struct program *bug,
			void *input)
{
	const bool *give_up = input;
	bool good = true;

	if (exercise_figure(exercises, bug, "solved") == 0 &&
	    exercise_figure(exercises, bug, "gave-up") == 0) {
		if (!*give_up) {
			printf("%s is not solved yet; --give-up shows how "
			       "others mend it all the same.\n",
			       bug->name);
			return 1;
		}
		exercise_set(exercises, bug, "gave-up", (long long)time(NULL));
		if (!exercises_save(exercises))
			return 2;
	}
	for (size_t i = 0; i < exercises->corpus.n; i++) {
		const struct program *fix = &exercises->corpus.programs[i];

		if (fix->how && corpus_bug(&exercises->corpus, fix) == bug)
			good = show_fix(bug, fix) && good;
	}
	return good ? 0 : 2;
}

static int run_solution(int argc, char **argv)
{
	static const struct argp_option options[] = {
		{"give-up", 1, NULL, 0, "Show it although it is not solved", 0},
		{0},
	};
	static const struct argp own = {options, take_flag, NULL, NULL,
					NULL,    NULL,      NULL};
	bool give_up = false;

	return with_exercise(argc, argv, "[CASE]",
			     "Show how others mend the current exercise, or "
			     "CASE, once it is solved.",
			     0, &own, &give_up, act_solution);
}

/* Ask on the terminal; nobody there is no consent. */
static bool consents(const char *path)
{
	char answer[16];

	printf("%s: begin anew? Your file is kept beside it, with a ~. [y/N] ",
	       path);
	fflush(stdout);
	return fgets(answer, sizeof answer, stdin) &&
	       (*answer == 'y' || *answer == 'Y');
}

static int act_reset(struct exercises *exercises, const struct program *bug,
		     void *input)
{
	const bool *yes = input;
	char *path = exercise_path(exercises, bug);
	char *kept = say("%s~", path);
	int status = 1;

	if (access(path, F_OK) != 0) {
		status = exercise_begin(exercises, bug) ? 0 : 2;
	} else if (!*yes && !consents(path)) {
		puts("Nothing was changed.");
	} else if (rename(path, kept) < 0) {
		fprintf(stderr, "%s: %s\n", kept, strerror(errno));
		status = 2;
	} else if (exercise_begin(exercises, bug)) {
		printf("%s is as it was handed out; yours is %s.\n", path,
		       kept);
		status = 0;
	} else {
		status = 2;
	}
	free(kept);
	free(path);
	return status;
}

static int run_reset(int argc, char **argv)
{
	static const struct argp_option options[] = {
		{"yes", 1, NULL, 0, "Do not ask", 0},
		{0},
	};
	static const struct argp own = {options, take_flag, NULL, NULL,
					NULL,    NULL,      NULL};
	bool yes = false;

	return with_exercise(argc, argv, "[CASE]",
			     "Hand the current exercise, or CASE, out anew; "
			     "asks first, and keeps your file with a ~.",
			     0, &own, &yes, act_reset);
}

COMMAND(start) = {
	.name = "start",
	.operands = "CASE",
	.about = "hand out a bug as an exercise, without its answers",
	.run = run_start,
};

COMMAND(next) = {
	.name = "next",
	.operands = "",
	.about = "hand out the next exercise of the path",
	.run = run_next,
};

COMMAND(hint) = {
	.name = "hint",
	.operands = "[CASE]",
	.about = "one more hint for the exercise at hand",
	.run = run_hint,
};

COMMAND(reset) = {
	.name = "reset",
	.operands = "[CASE]",
	.about = "hand out the exercise anew, your file is kept aside",
	.run = run_reset,
};

COMMAND(solution) = {
	.name = "solution",
	.operands = "[CASE]",
	.about = "how others mend it, once you have",
	.run = run_solution,
};
