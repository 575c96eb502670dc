/*
 * command_odds.c - how often a bug strikes when nobody helps it.
 *
 * Natively, with the rendezvous open and without jitter, on one processor and
 * on all, unoptimised and optimised.  One program runs at a time, so that it
 * has the processors for itself.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attempt.h"
#include "build.h"
#include "chance.h"
#include "command.h"
#include "corpus.h"
#include "memory.h"
#include "processors.h"
#include "report.h"
#include "session.h"
#include "settings.h"
#include "terminal.h"

enum { RUNS = 100, BATCH = 10, LEVELS = 2, NAME = 36, CELL = 20 };

/* Seconds: of one run, and after which a cell's runs are enough.  A bug that
   spins for ever would take the whole night. */
static const double run_limit = 2;
static const double cell_limit = 10;

static const char *const levels[LEVELS] = {"-O0", "-O2"};

struct odds {
	struct session *session;
	const struct detector *native;
	unsigned processors;
	size_t directories; /* names given so far */
	json_t *results;
	bool broken; /* some program could not be built or run */
};

/* Submit a run; false: it could not be prepared. */
static bool submit(struct odds *odds, struct attempt *attempt,
		   const struct program *bug, const struct build *build)
{
	struct session *session = odds->session;
	char *directory = say("%s/o%zu", session->work, odds->directories++);
	bool ready = attempt_prepare(attempt, session, bug, odds->native,
				     build->executable, NULL, NULL, 0,
				     directory, false);

	if (ready) {
		argv_add(&attempt->job.environment, "RACELAB_UNAIDED=1",
			 "RACELAB_SEED=", NULL);
		pool_submit(session->pool, &attempt->job);
	} else {
		perror(directory);
	}
	free(directory);
	return ready;
}

/* Add a batch of runs to *runs, those that failed to *struck; returns 0, or the
   signal that interrupted. */
static int run_batch(struct odds *odds, const struct program *bug,
		     const struct build *build, unsigned n, unsigned *runs,
		     unsigned *struck)
{
	struct attempt attempts[BATCH] = {0};
	unsigned prepared = 0;
	int interrupted;

	while (prepared < n && submit(odds, &attempts[prepared], bug, build))
		prepared++;
	interrupted = pool_run(odds->session->pool, NULL, NULL);
	for (unsigned i = 0; i < prepared && !interrupted; i++) {
		attempt_read(&attempts[i], odds->session, false);
		if (attempts[i].run.parsed != PARSED)
			odds->broken = true;
		*struck += attempts[i].run.findings.first != NULL;
		++*runs;
	}
	for (unsigned i = 0; i < n; i++)
		attempt_free(&attempts[i]);
	odds->broken |= prepared < n;
	return interrupted;
}

static int run_cell(struct odds *odds, const struct program *bug,
		    const struct build *build, const char *level,
		    unsigned processors)
{
	const unsigned wanted = odds->session->settings->runs
					? odds->session->settings->runs
					: RUNS;
	const double started = seconds_now();
	unsigned runs = 0;
	unsigned struck = 0;
	struct chance chance;
	char text[64];

	processors_use(processors);
	while (runs < wanted && seconds_now() - started < cell_limit) {
		unsigned left = wanted - runs;
		int interrupted =
			run_batch(odds, bug, build, left < BATCH ? left : BATCH,
				  &runs, &struck);

		if (interrupted)
			return interrupted;
		if (odds->broken)
			break;
	}
	processors_use(odds->processors);
	chance = chance_of(struck, runs);
	snprintf(text, sizeof text, "%u/%u (%.0f-%.0f %%)", struck, runs,
		 100 * chance.low, 100 * chance.high);
	print_coloured(stdout, struck ? BAD : DIM, CELL, text);
	fflush(stdout);
	json_array_append_new(
		odds->results,
		json_pack("{s:s, s:s, s:i, s:i, s:i, s:f, s:f}", "case",
			  bug->name, "optimisation", level, "processors",
			  (int)processors, "runs", (int)runs, "struck",
			  (int)struck, "low", chance.low, "high", chance.high));
	return 0;
}

/* Returns 0, or the signal that interrupted. */
static int run_bug(struct odds *odds, const struct program *bug)
{
	struct build builds[LEVELS];
	int interrupted;

	for (size_t i = 0; i < LEVELS; i++) {
		build_describe(&builds[i], odds->session, bug, odds->native);
		/* The last level on the line is the one that counts. */
		argv_add(&builds[i].compile, levels[i], NULL);
		build_start(&builds[i], odds->session, odds->directories++);
	}
	interrupted = pool_run(odds->session->pool, NULL, NULL);
	printf("%-*s", NAME, bug->name);
	for (size_t i = 0; i < LEVELS && !interrupted; i++) {
		if (builds[i].error) {
			fprintf(stderr, "%s: does not compile\n%s", bug->path,
				builds[i].error);
			odds->broken = true;
			break;
		}
		interrupted = run_cell(odds, bug, &builds[i], levels[i], 1);
		if (!interrupted && odds->processors > 1)
			interrupted = run_cell(odds, bug, &builds[i], levels[i],
					       odds->processors);
	}
	putchar('\n');
	for (size_t i = 0; i < LEVELS; i++)
		build_free(&builds[i]);
	return interrupted;
}

static void head(const struct odds *odds)
{
	printf("How often each bug strikes natively, unaided: the rendezvous "
	       "is open, starts are not jittered.\n"
	       "Runs with a finding, of all runs, and the 95 %% interval of "
	       "that chance.\n\n%-*s",
	       NAME, "");
	for (size_t i = 0; i < LEVELS; i++) {
		char text[64];

		snprintf(text, sizeof text, "1 processor %s", levels[i]);
		print_coloured(stdout, BOLD, CELL, text);
		if (odds->processors == 1)
			continue;
		snprintf(text, sizeof text, "%u processors %s",
			 odds->processors, levels[i]);
		print_coloured(stdout, BOLD, CELL, text);
	}
	putchar('\n');
}

static bool selected(const struct corpus *corpus, const struct argv *names,
		     const struct program *program)
{
	for (size_t i = 0; i < names->n; i++)
		if (corpus_selects(corpus, names->at[i], program))
			return true;
	return names->n == 0;
}

static int run_all(struct odds *odds, const struct corpus *corpus)
{
	size_t n = 0;
	int interrupted = 0;

	for (size_t i = 0; i < corpus->n && !interrupted; i++) {
		const struct program *bug = &corpus->programs[i];

		if (bug->how ||
		    !selected(corpus, &odds->session->settings->operands, bug))
			continue;
		if (n++ == 0)
			head(odds);
		/* What is wrong with it has been told. */
		if (!bug->broken)
			interrupted = run_bug(odds, bug);
	}
	if (n == 0)
		fprintf(stderr,
			"racelab: no bug is called so; `racelab list` shows "
			"them\n");
	return interrupted ? 130 : odds->broken ? 2 : n == 0 ? 77 : 0;
}

static int odds_of(struct session *session)
{
	struct odds odds = {
		.session = session,
		.native = detector_named("native"),
		.processors = processors_usable(),
		.results = json_array(),
	};
	const char *json = session->settings->json;
	struct corpus corpus;
	int status;

	corpus_read(&corpus, session->corpus);
	problems_print(&corpus.problems, stderr);
	status = run_all(&odds, &corpus);
	if (corpus.problems.n > 0 && status == 0)
		status = 2;
	if (json) {
		json_t *document = json_pack(
			"{s:s, s:s, s:O}", "machine", session->machine,
			"toolchain", session->cc.version, "odds", odds.results);

		if (!report_write(document, json) && status != 130)
			status = 2;
		json_decref(document);
	}
	json_decref(odds.results);
	corpus_free(&corpus);
	return status;
}

static int run(int argc, char **argv)
{
	struct settings settings = {.jobs = 1, .timeout = run_limit};
	struct session session;
	int status = 2;

	settings_parse(&settings, argc, argv, "[CASE...]",
		       "Tell how often each bug strikes natively when nothing "
		       "helps it: in N runs (default: 100, or as many as fit "
		       "into 10 seconds) on one processor and on all, compiled "
		       "with -O0 and with -O2; a run is stopped after 2 "
		       "seconds.",
		       0, (size_t)-1);
	terminal_setup(!settings.no_color);
	if (session_open(&session, &settings, false))
		status = odds_of(&session);
	else
		problems_print(&session.problems, stderr);
	session_close(&session);
	settings_free(&settings);
	return status;
}

COMMAND(odds) = {
	.name = "odds",
	.operands = "[CASE...]",
	.about = "how often a bug strikes by itself, on one processor and all",
	.run = run,
};
