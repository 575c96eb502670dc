/* command_judge.c - the verdict on a saved report. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "corpus.h"
#include "file.h"
#include "judge.h"
#include "session.h"
#include "settings.h"

enum { LONGEST_LOG = 256 << 20 };

/* One run, known by its report alone: that it ended well is taken on trust. */
static int judge_log(const struct program *program,
		     const struct detector *detector, const char *log)
{
	/* A tool that wrote something says so by its status. */
	const int status_then = *log ? detector->report_status << 8 : 0;
	const struct outcome outcome = {log, "end 1\n", status_then, false};
	struct run run = {.ended = true, .checks = 1};
	struct judgement judgement;
	int status;

	findings_init(&run.findings);
	run.parsed = detector->parse(&outcome, &run.findings, &run.why);
	judge(&judgement, program, detector, &run, 1);
	printf("%s %s under %s\n", verdict_word(judgement.verdict),
	       program->name, detector->name);
	for (size_t i = 0; i < judgement.n_reasons; i++)
		printf("    %s\n", judgement.reasons[i].what);
	status = judgement.verdict == BROKEN || judgement.verdict == SKIPPED
			 ? 2
			 : verdict_fails(judgement.verdict);
	judgement_free(&judgement);
	findings_free(&run.findings);
	return status;
}

static int judge_case(const struct settings *settings,
		      const struct detector *detector, const char *log)
{
	const char *name = settings->operands.at[1];
	char *root = corpus_directory(settings);
	struct corpus corpus;
	const struct program *program;
	int status = 2;

	corpus_read(&corpus, root);
	program = corpus_find(&corpus, name);
	if (!program) {
		problems_print(&corpus.problems, stderr);
		fprintf(stderr,
			"racelab: no case is called '%s'; `racelab list` shows "
			"them\n",
			name);
	} else if (program->broken) {
		problems_print(&corpus.problems, stderr);
	} else {
		status = judge_log(program, detector, log);
	}
	corpus_free(&corpus);
	free(root);
	return status;
}

static int run(int argc, char **argv)
{
	struct settings settings = {0};
	const struct detector *detector;
	char *log = NULL;
	int status = 2;

	settings_parse(&settings, argc, argv, "DETECTOR CASE",
		       "Judge a saved report, read from standard input, as one "
		       "run of CASE that reached its end: racelab judge tsan "
		       "lost-update/counter <LOG.",
		       2, 2);
	detector = detector_named(settings.operands.at[0]);
	if (!detector)
		fprintf(stderr,
			"racelab: no detector '%s'; `racelab detectors` lists "
			"them\n",
			settings.operands.at[0]);
	else if (!(log = stream_read(STDIN_FILENO, LONGEST_LOG, NULL)))
		fprintf(stderr, "racelab: stdin: %s\n", strerror(errno));
	else
		status = judge_case(&settings, detector, log);
	free(log);
	settings_free(&settings);
	return status;
}

COMMAND(judge) = {
	.name = "judge",
	.operands = "DETECTOR CASE <LOG",
	.about = "the verdict on a saved report",
	.run = run,
};
