/* command_check.c - check, prove, confirm: judge cases and say so. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "memory.h"
#include "report.h"
#include "settings.h"
#include "survey.h"
#include "terminal.h"

/* What the live line shows is guessed from how long each cell last took. */
struct progress {
	struct survey *survey;
	double *expected; /* processor seconds, by cell of the plan */
};

static void tick(void *argument)
{
	struct progress *progress = argument;
	const struct plan *plan = &progress->survey->plan;
	const struct job *oldest = pool_oldest(plan->session->pool);
	const struct program *program = NULL;
	const char *detector = "";
	size_t over = 0;
	size_t all = 0;
	double left = 0;
	char *text;

	if (!live_is_on())
		return;
	for (size_t i = 0; i < plan->n; i++) {
		const struct cell *cell = plan->cells[i];

		if (!cell->canary)
			continue;
		all++;
		over += cell->over;
		left += cell->over ? 0 : progress->expected[i];
		if (oldest && oldest->urgent && oldest->owner == cell) {
			program = cell->program;
			detector = cell->tool->detector->name;
		}
	}
	text = say("%zu/%zu  %s%s%s  about %.0f s left", over, all,
		   program ? program->name : "building",
		   program ? " under " : "", detector,
		   left / plan->session->settings->jobs);
	live_show(text);
	free(text);
}

static void expect_times(struct progress *progress)
{
	const struct plan *plan = &progress->survey->plan;
	const double never = 0.6; /* seconds, for what has never run */

	progress->expected = new_array(plan->n, sizeof *progress->expected);
	for (size_t i = 0; live_is_on() && i < plan->n; i++) {
		const struct cell *cell = plan->cells[i];
		double last = store_expected(plan->session->store,
					     cell->program->name,
					     cell->tool->detector->name);

		progress->expected[i] = last > 0 ? last : never;
	}
}

static void entry_over(struct survey *survey, const struct entry *entry)
{
	live_clear();
	report_entry(stdout, survey, entry);
}

/* Write the files that were asked for; false: not all could be. */
static bool write_files(const struct survey *survey)
{
	enum { MOST = 9 << 20 }; /* GitHub takes 10 MB of SARIF */
	const struct settings *settings = survey->session->settings;
	bool done = true;

	if (settings->json) {
		json_t *document = report_json(survey);

		done = report_write(document, settings->json) && done;
		json_decref(document);
	}
	if (settings->junit) {
		char *text = report_junit(survey);

		done = report_write_text(text, settings->junit) && done;
		free(text);
	}
	if (settings->sarif) {
		json_t *document = report_sarif(survey, MOST);
		char *text = json_dumps(document, JSON_COMPACT);

		done = report_write_text(text, settings->sarif) && done;
		free(text);
		json_decref(document);
	}
	return done;
}

static int judge_all(struct session *session, int scope)
{
	const struct settings *settings = session->settings;
	struct survey survey;
	struct progress progress = {&survey, NULL};
	size_t told;
	int status;

	survey_init(&survey, session, (enum scope)scope);
	problems_print(&session->problems, stderr);
	told = session->problems.n;
	survey.entry_over = settings->markdown ? NULL : entry_over;
	expect_times(&progress);
	survey_run(&survey, tick, &progress);
	live_clear();
	for (size_t i = told; i < session->problems.n; i++)
		problems_print(&(struct problems) {&session->problems.at[i], 1},
			       stderr);
	if (settings->markdown) {
		report_markdown(stdout, &survey);
	} else {
		report_matrix(stdout, &survey);
		report_totals(stdout, &survey);
	}
	status = survey_status(&survey);
	if (settings->annotations)
		report_annotations(stdout, &survey);
	if (!write_files(&survey) && status != 130)
		status = 2;
	free(progress.expected);
	survey_free(&survey);
	return status;
}

int command_judge(const struct settings *settings, int scope)
{
	struct session session;
	int status = 2;

	terminal_setup(!settings->no_color);
	if (session_open(&session, settings, true))
		status = judge_all(&session, scope);
	else
		problems_print(&session.problems, stderr);
	session_close(&session);
	return status;
}

static int run(int argc, char **argv, int scope, const char *about)
{
	struct settings settings = {0};
	int status;

	settings_parse(&settings, argc, argv, "[CASE...]", about, 0,
		       (size_t)-1);
	status = command_judge(&settings, scope);
	settings_free(&settings);
	return status;
}

static int run_check(int argc, char **argv)
{
	return run(argc, argv, BOTH,
		   "Prove every bug and confirm every fix, under every "
		   "detector.");
}

static int run_prove(int argc, char **argv)
{
	return run(argc, argv, BUGS,
		   "Prove bugs: each detector must report "
		   "what the bug's header says.");
}

static int run_confirm(int argc, char **argv)
{
	return run(argc, argv, FIXES,
		   "Confirm fixes: every run of each must be clean.");
}

COMMAND(check) = {
	.name = "check",
	.operands = "[CASE...]",
	.about = "prove bugs and confirm fixes, print the matrix",
	.run = run_check,
};

COMMAND(prove) = {
	.name = "prove",
	.operands = "[CASE...]",
	.about = "the bugs alone",
	.run = run_prove,
};

COMMAND(confirm) = {
	.name = "confirm",
	.operands = "[CASE...]",
	.about = "the fixes alone",
	.run = run_confirm,
};
