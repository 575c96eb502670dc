/* command_run.c - one program under one detector, its report and its meaning.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "attempt.h"
#include "build.h"
#include "command.h"
#include "contest.h"
#include "file.h"
#include "memory.h"
#include "plan.h"
#include "reading.h"
#include "session.h"
#include "settings.h"
#include "suits.h"
#include "target.h"
#include "terminal.h"

enum { LONGEST_OUTPUT = 64 << 20 };

static void print_file(const char *path)
{
	char *text = file_read(path, LONGEST_OUTPUT, NULL);

	if (text)
		fputs(text, stdout);
	free(text);
}

static void heading(const char *text)
{
	print_coloured(stdout, BOLD, 0, text);
	putchar('\n');
}

/* How it ended, when that is not what a program is for. */
static void print_end(const struct run *run, const struct detector *detector)
{
	if (run->timed_out)
		puts("  It was still running at the time limit, and was "
		     "stopped; --timeout S changes it.");
	else if (run->stopped)
		puts("  It hung, and was stopped.");
	else if (WIFSIGNALED(run->status))
		printf("  It was killed by signal %d (%s).\n",
		       WTERMSIG(run->status), strsignal(WTERMSIG(run->status)));
	else if (WEXITSTATUS(run->status) != 0 &&
		 WEXITSTATUS(run->status) != detector->report_status)
		printf("  It ended with exit status %d.\n",
		       WEXITSTATUS(run->status));
}

/* Print one run; returns the exit status that it stands for. */
static int print_attempt(const struct attempt *attempt, const char *source)
{
	const struct run *run = &attempt->run;
	char *said = file_read(attempt->output, LONGEST_OUTPUT, NULL);
	int status = run->findings.first ? 1 : 0;

	heading("What the program printed");
	print_file(attempt->output);
	heading("What the tool reports");
	fputs(*attempt->report ? attempt->report : "(nothing)\n", stdout);
	heading("What it means");
	if (run->parsed != PARSED) {
		static const char *const words[] = {
			[DAMAGED] = "The report is damaged, no verdict",
			[DIED] = "The tool itself failed",
			[UNFIT] = "It cannot run here",
		};

		printf("  %s: %s.\n", words[run->parsed], run->why);
		status = 2;
	}
	for (const struct finding *f = run->findings.first; f; f = f->next)
		finding_read(stdout, f, source);
	if (!run->findings.first && run->parsed == PARSED)
		puts("  Nothing was found in this run. That proves nothing "
		     "about other runs.");
	print_end(run, attempt->detector);
	symptoms_read(stdout, attempt->detector, attempt->report);
	if (said)
		symptoms_read(stdout, attempt->detector, said);
	free(said);
	return status;
}

static int run_built(struct session *session, const struct program *program,
		     const struct detector *detector, const struct build *build,
		     const struct contestants *who)
{
	unsigned runs = session->settings->runs ? session->settings->runs : 1;
	int worst = 0;

	for (unsigned i = 0; i < runs && worst < 2; i++) {
		struct attempt attempt;
		char *directory = say("%s/run%u", session->work, i);
		bool ready = attempt_prepare(
			&attempt, session, program, detector, build->executable,
			who, &session->settings->program,
			session->settings->seed + i, directory, true);
		int status = 2;

		if (!ready) {
			fprintf(stderr, "%s: %s\n", directory, strerror(errno));
		} else {
			pool_submit(session->pool, &attempt.job);
			if (pool_run(session->pool, NULL, NULL)) {
				status = 130;
			} else {
				attempt_read(&attempt, session, true);
				status = print_attempt(&attempt, program->path);
			}
		}
		if (status > worst)
			worst = status;
		attempt_free(&attempt);
		free(directory);
	}
	return worst;
}

/* Build `program`, and then those that it is compared with, and run it. */
static int build_and_run(struct session *session, const struct program *program,
			 const struct program *const *rivals, size_t n,
			 const struct detector *detector)
{
	struct build *builds = new_array(n + 1, sizeof *builds);
	struct build **others = new_array(n, sizeof *others);
	struct contestants who = {NULL, 0};
	int status = 0;

	for (size_t i = 0; i <= n; i++) {
		build_describe(&builds[i], session, i ? rivals[i - 1] : program,
			       detector);
		build_start(&builds[i], session, i);
		if (i > 0)
			others[i - 1] = &builds[i];
	}
	if (pool_run(session->pool, NULL, NULL))
		status = 130;
	for (size_t i = 0; i <= n && status != 130; i++)
		if (builds[i].error) {
			fprintf(stderr, "%s: does not compile\n%s",
				builds[i].program->path, builds[i].error);
			status = 2;
		}
	if (status == 0) {
		who = contestants_of(&builds[0], others, n);
		status =
			run_built(session, program, detector, &builds[0], &who);
	}
	contestants_free(&who);
	for (size_t i = 0; i <= n; i++)
		build_free(&builds[i]);
	free(others);
	free(builds);
	return status;
}

static const struct tool *tool_of(const struct session *session,
				  const char *name)
{
	for (size_t i = 0; i < session->n_tools; i++)
		if (strcmp(session->tools[i].detector->name, name) == 0)
			return &session->tools[i];
	return NULL;
}

/* The canary first: without it, silence would mean nothing. */
static int alive(struct session *session, const struct tool *tool)
{
	struct plan plan;
	char *why = NULL;
	int status;

	plan_init(&plan, session);
	plan.directories = 1000; /* build_and_run() takes the first */
	status = plan_canary(&plan, tool, &why);
	if (why)
		fprintf(stderr, "racelab: %s: %s\n", tool->detector->name, why);
	free(why);
	plan_free(&plan);
	return status == 0 ? 0 : status > 0 ? 130 : 2;
}

static int run_program(struct session *session, const struct corpus *corpus,
		       const struct program *program)
{
	const struct program **rivals = NULL;
	enum verdict verdict;
	char *why = NULL;
	size_t n = 0;
	const char *name = session->settings->operands.at[0];
	const struct tool *tool = tool_of(session, name);
	int status;

	if (!tool) {
		fprintf(stderr,
			"racelab: no detector '%s'; `racelab detectors` lists "
			"them\n",
			name);
		return 2;
	}
	if (tool->missing) {
		fprintf(stderr, "racelab: %s: %s\n", name, tool->version);
		return 2;
	}
	if (tool->detector->compares) {
		rivals = corpus_rivals(corpus, program, &n);
		if (n == 0) {
			fprintf(stderr,
				"racelab: %s compares a bug with its fixes, "
				"and %s has none; name a case of a corpus\n",
				name, program->name);
			free(rivals);
			return 2;
		}
	}
	if (!suits(session, program, tool, &verdict, &why)) {
		fprintf(stderr, "racelab: %s: %s\n", name, why);
		free(why);
		free(rivals);
		return 2;
	}
	status = alive(session, tool);
	if (status == 0)
		status = build_and_run(session, program, rivals, n,
				       tool->detector);
	free(rivals);
	return status;
}

static int find_and_run(struct session *session)
{
	struct target target;
	int status = 2;

	target_find(&target, session->corpus,
		    session->settings->operands.at[1]);
	if (target.program)
		status = run_program(session, &target.corpus, target.program);
	target_free(&target);
	return status;
}

static int run(int argc, char **argv)
{
	struct settings settings = {0};
	struct session session;
	int status = 2;

	settings_parse(&settings, argc, argv, "DETECTOR CASE|FILE.c [-- ARGS]",
		       "Build and run one program under one detector: what it "
		       "printed, the report as the tool wrote it, and what it "
		       "means. Any C file will do. Exit status: 0 nothing was "
		       "found, 1 something was, 2 it could not be told.",
		       2, 2);
	terminal_setup(!settings.no_color);
	if (session_open(&session, &settings, false))
		status = find_and_run(&session);
	else
		problems_print(&session.problems, stderr);
	session_close(&session);
	settings_free(&settings);
	return status;
}

COMMAND(run) = {
	.name = "run",
	.operands = "DETECTOR CASE|FILE.c",
	.about = "one program under one detector, and what its report means",
	.run = run,
};
