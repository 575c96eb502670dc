/* command_explore.c - one program under the schedule explorer. */
#include <argp.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "attempt.h"
#include "build.h"
#include "command.h"
#include "explore/columns.h"
#include "explore/schedule.h"
#include "file.h"
#include "memory.h"
#include "reading.h"
#include "report.h"
#include "session.h"
#include "settings.h"
#include "survey.h"
#include "symbols.h"
#include "target.h"
#include "terminal.h"
#include "wishes.h"

enum { LONGEST = 64 << 20, UNSTEERABLE = 77 };

/* Where a failing schedule goes when nobody says; to be freed. */
static char *default_save(const struct session *session,
			  const struct program *program)
{
	char *directory = say("%s/schedules", session->state);
	char *name = copy(program->name);
	char *path;

	for (char *p = name; *p; p++)
		if (*p == '/' || *p == ' ')
			*p = '-';
	path = directory_make(directory) < 0
		       ? NULL
		       : say("%s/%s.schedule", directory, name);
	free(directory);
	free(name);
	if (path) {
		char *full = whole_path(path);

		free(path);
		path = full;
	}
	return path;
}

/* Replace the detector's own wishes by the user's. */
static void set_options(struct attempt *attempt, const struct wishes *wishes,
			const struct session *session, const char *save)
{
	char *text = say("RACELAB_EXPLORE=seed=%llu\nreport=%s/report%s%s",
			 (unsigned long long)session->settings->seed,
			 attempt->directory, save ? "\nsave=" : "",
			 save ? save : "");

	for (size_t i = 0; i < wishes->keys.n; i++) {
		char *longer = say("%s\n%s", text, wishes->keys.at[i]);

		free(text);
		text = longer;
	}
	argv_add(&attempt->job.environment, text, NULL);
	free(text);
	/* It keeps to its seconds between executions; in one that never ends
	   only this helps. */
	attempt->job.limit =
		wishes->seconds > 0
			? wishes->seconds + session->settings->timeout
			: 86400;
}

/* The number after `name ` at the beginning of a line of the report. */
static unsigned long long figure(const char *report, const char *name)
{
	char *key = say("\n%s ", name);
	const char *at = strstr(report, key);
	unsigned long long value =
		at ? strtoull(at + strlen(key), NULL, 10) : 0;

	free(key);
	return value;
}

/* As columns; and with its source lines back into the file. */
static void print_schedule(const struct attempt *attempt, const char *replayed,
			   const char *save)
{
	const char *path = save ? save : replayed;
	char *text = path ? file_read(path, LONGEST, NULL) : NULL;
	struct symbols *symbols =
		text ? symbols_open(attempt->executable) : NULL;
	char *raw_path = say("%s/report", attempt->directory);
	char *raw = file_read(raw_path, LONGEST, NULL);

	if (symbols) {
		size_t n;
		uint64_t *accesses = report_accesses(raw ? raw : "", &n);
		char *words = schedule_annotate(text, symbols);

		print_coloured(stdout, BOLD, 0, "The failing schedule\n");
		if (columns_print(stdout, text, symbols, attempt->program->path,
				  accesses, n) != 0)
			puts("  (it was not saved whole)");
		else if (save && file_replace(save, words, strlen(words)) < 0)
			printf("  %s: %s\n", save, strerror(errno));
		else if (save)
			printf("  saved in %s; --replay FILE follows it "
			       "again\n",
			       save);
		free(accesses);
		free(words);
		symbols_close(symbols);
	}
	free(raw);
	free(raw_path);
	free(text);
}

/* What was shown, exactly: all, a sample, or not all. */
static void print_shown(const struct attempt *attempt)
{
	const char *report = attempt->report;
	const char *shown = attempt->run.findings.shown;

	printf("  schedules: %llu; run to their end: %llu; cut short as "
	       "repetitions: %llu; scheduling points: %llu\n",
	       figure(report, "schedules"), figure(report, "complete"),
	       figure(report, "cut-short"), figure(report, "points"));
	if (shown && strncmp(shown, "all ", 4) == 0)
		printf("  These are all interleavings that differ: %s.\n",
		       shown + 4);
	else if (shown && strcmp(shown, "replayed") == 0)
		puts("  The saved schedule was followed.");
	else if (shown)
		printf("  This is not all of them (%s).\n", shown);
	for (const char *note = strstr(report, "\nnote\t"); note;
	     note = strstr(note + 1, "\nnote\t")) {
		const char *where = note + 6;
		size_t length = strcspn(where, "\t\n");
		const char *text = where + length + 1;

		printf("  Note: %.*s%s%.*s.\n", (int)strcspn(text, "\n"), text,
		       *where == '-' ? "" : ", at ",
		       *where == '-' ? 0 : (int)length, where);
	}
}

static int print_attempt(const struct attempt *attempt,
			 const struct wishes *wishes, const char *save)
{
	const struct run *run = &attempt->run;
	char *said = file_read(attempt->output, LONGEST, NULL);
	bool failing = false;

	/* Without a report it is the runtime that speaks. */
	if (said && *said)
		fprintf(run->parsed == PARSED ? stdout : stderr, "%s", said);
	free(said);
	if (run->parsed == UNFIT) {
		fprintf(stderr, "racelab: not explorable: %s\n", run->why);
		return UNSTEERABLE;
	}
	if (run->parsed != PARSED) {
		fprintf(stderr, "racelab: the explorer failed: %s\n", run->why);
		return 2;
	}
	for (const struct finding *f = run->findings.first; f; f = f->next) {
		finding_read(stdout, f, attempt->program->path);
		failing = true;
	}
	if (failing)
		print_schedule(attempt, wishes->replay, save);
	else
		puts("Nothing was found.");
	print_shown(attempt);
	return failing ? 1 : 0;
}

/* The attempt as JSON: the cell of results.schema.json's findings, and the
   explorer's figures. */
static bool write_json(const struct attempt *attempt, const char *path)
{
	json_t *findings = json_array();
	json_t *document;
	bool done;

	for (const struct finding *f = attempt->run.findings.first; f;
	     f = f->next) {
		char *text = finding_line(f, attempt->program->path);

		json_array_append_new(findings, json_pack("{s:s, s:s}", "kind",
							  kind_word(f->kind),
							  "text", text));
		free(text);
	}
	document = json_pack(
		"{s:i, s:s, s:s?, s:I, s:I, s:I, s:I, s:o}", "schema", 1,
		"program", attempt->program->name, "shown",
		attempt->run.findings.shown, "schedules",
		(json_int_t)figure(attempt->report, "schedules"), "complete",
		(json_int_t)figure(attempt->report, "complete"), "cut_short",
		(json_int_t)figure(attempt->report, "cut-short"), "points",
		(json_int_t)figure(attempt->report, "points"), "findings",
		findings);
	done = report_write(document, path);
	json_decref(document);
	return done;
}

static int explore_built(struct session *session, const struct wishes *wishes,
			 const struct program *program,
			 const struct build *build)
{
	struct attempt attempt;
	char *directory = say("%s/run", session->work);
	char *save = wishes->save     ? whole_path(wishes->save)
		     : wishes->replay ? NULL
				      : default_save(session, program);
	int status = 2;

	if (!attempt_prepare(&attempt, session, program,
			     detector_named("explore"), build->executable, NULL,
			     &session->settings->program,
			     session->settings->seed, directory, true)) {
		fprintf(stderr, "%s: %s\n", directory, strerror(errno));
	} else {
		argv_free(&attempt.job.environment);
		set_options(&attempt, wishes, session, save);
		/* What an earlier run left is not this one's answer. */
		if (save && !(wishes->replay &&
			      strcmp(wishes->replay, wishes->save) == 0))
			unlink(save);
		if (session->settings->json)
			unlink(session->settings->json);
		pool_submit(session->pool, &attempt.job);
		if (pool_run(session->pool, NULL, NULL)) {
			status = 130;
		} else {
			attempt_read(&attempt, session, true);
			status = print_attempt(&attempt, wishes, save);
			if (session->settings->json && status <= 1 &&
			    !write_json(&attempt, session->settings->json))
				status = 2;
		}
	}
	attempt_free(&attempt);
	free(directory);
	free(save);
	return status;
}

static int explore_program(struct session *session, const struct wishes *wishes,
			   const struct program *program)
{
	struct build build;
	int status = 2;

	build_describe(&build, session, program, detector_named("explore"));
	build_start(&build, session, 0);
	if (pool_run(session->pool, NULL, NULL))
		status = 130;
	else if (build.error)
		fprintf(stderr, "%s: does not compile\n%s", program->path,
			build.error);
	else
		status = explore_built(session, wishes, program, &build);
	build_free(&build);
	return status;
}

static int explore_one(const struct settings *settings,
		       const struct wishes *wishes)
{
	struct session session;
	struct target target;
	int status = 2;

	terminal_setup(!settings->no_color);
	if (session_open(&session, settings, false)) {
		target_find(&target, session.corpus, settings->operands.at[0]);
		if (target.program)
			status = explore_program(&session, wishes,
						 target.program);
		target_free(&target);
	} else {
		problems_print(&session.problems, stderr);
	}
	session_close(&session);
	return status;
}

static int run(int argc, char **argv)
{
	struct settings settings = {0};
	struct wishes wishes = {0};
	int status;

	settings_parse_with(
		&settings, argc, argv, "[CASE|FILE.c [-- ARGS]]",
		"Run one program under schedules of the explorer's choosing, "
		"any C file with pthreads that fits; stops at the first "
		"failing schedule, saves it, and prints it as columns. "
		"Without CASE, judge the corpus under the explorer. Exit "
		"status: 0 nothing was found, 1 a failing schedule was, 2 "
		"the lab broke, 77 the program cannot be explored.",
		0, 1, &wishes_argp, &wishes);
	if (settings.operands.n == 0 && !wishes.any) {
		argv_add(&settings.detectors, "explore", NULL);
		status = command_judge(&settings, BOTH);
	} else if (settings.operands.n == 0) {
		fprintf(stderr, "racelab: explore: which CASE or FILE.c?\n");
		status = 2;
	} else {
		status = explore_one(&settings, &wishes);
	}
	argv_free(&wishes.keys);
	settings_free(&settings);
	return status;
}

COMMAND(explore) = {
	.name = "explore",
	.operands = "CASE|FILE.c",
	.about = "one program under every schedule, or a sample of them",
	.run = run,
};
