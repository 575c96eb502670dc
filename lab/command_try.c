/* command_try.c - the exercise at hand, under every detector. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "command.h"
#include "exercises.h"
#include "session.h"
#include "settings.h"
#include "show.h"
#include "terminal.h"
#include "trial.h"

/* What is worth knowing once it is solved. */
static void debrief(const struct exercises *exercises,
		    const struct program *bug)
{
	const char *origin = program_key(bug, "origin");

	print_coloured(stdout, GOOD, 0, "\nSolved.\n");
	if (origin)
		printf("\nIt is the kernel of a real bug: %s\n", origin);
	print_coloured(stdout, BOLD, 0, "\nHow others mend it\n\n");
	for (size_t i = 0; i < exercises->corpus.n; i++) {
		const struct program *fix = &exercises->corpus.programs[i];
		const char *cost = program_key(fix, "cost");

		if (fix->how && corpus_bug(&exercises->corpus, fix) == bug)
			printf("  %-12s %s\n  %-12s cost: %s\n", fix->how,
			       fix->title, "", cost ? cost : "not said");
	}
	show_claims(bug);
	puts("\n`racelab solution` shows the others' changes, `racelab next` "
	     "goes on.");
}

static int conclude(struct exercises *exercises, const struct program *bug,
		    const struct trial *trial, bool whole)
{
	if (trial->interrupted)
		return 130;
	printf("\n%zu of %zu.\n", trial->passed, trial->asked);
	exercise_set(exercises, bug, "tried",
		     exercise_figure(exercises, bug, "tried") + 1);
	/* So that `watch` knows whether there is a schedule to show. */
	exercise_set(exercises, bug, "failing-schedule", trial->explored);
	if (trial_solved(trial) && whole) {
		if (exercise_figure(exercises, bug, "solved") == 0)
			exercise_set(exercises, bug, "solved",
				     (long long)time(NULL));
		debrief(exercises, bug);
	} else if (trial->explored) {
		char *path = exercise_path(exercises, bug);

		printf("`racelab explore %s` shows the failing schedule, "
		       "`racelab hint` helps.\n",
		       path);
		free(path);
	}
	if (!exercises_save(exercises))
		return 2;
	return trial_solved(trial) ? 0 : 1;
}

static int try_it(struct exercises *exercises, const struct program *bug,
		  const struct settings *settings)
{
	struct session session;
	struct trial trial;
	char *path = exercise_path(exercises, bug);
	int status = 2;

	if (access(path, F_OK) != 0) {
		fprintf(stderr,
			"%s: is not there; `racelab start %s` hands it out\n",
			path, bug->name);
	} else if (session_open(&session, settings, true)) {
		printf("%s (%s)\n", bug->name, path);
		fflush(stdout);
		trial_run(&trial, &session, &exercises->corpus, bug, path);
		problems_print(&session.problems, stderr);
		status = conclude(exercises, bug, &trial,
				  settings->detectors.n == 0);
		session_close(&session);
	} else {
		problems_print(&session.problems, stderr);
		session_close(&session);
	}
	free(path);
	return status;
}

static int run(int argc, char **argv)
{
	struct settings settings = {0};
	struct exercises exercises;
	const struct program *bug = NULL;
	int status = 2;

	settings_parse(&settings, argc, argv, "[CASE]",
		       "Judge your exercise (the current one, or CASE) under "
		       "every detector, and say how far it is. Exit status: 0 "
		       "solved, 1 not yet, 2 it could not be told.",
		       0, 1);
	terminal_setup(!settings.no_color);
	if (exercises_open(&exercises, &settings))
		bug = exercise_find(
			&exercises,
			settings.operands.n ? settings.operands.at[0] : NULL);
	if (bug)
		status = try_it(&exercises, bug, &settings);
	exercises_close(&exercises);
	settings_free(&settings);
	return status;
}

COMMAND(try_exercise) = {
	.name = "try",
	.operands = "[CASE]",
	.about = "your exercise under every detector: how far it is",
	.run = run,
};
