/* attempt.c - one run of a program under a detector. */
#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "attempt.h"
#include "file.h"
#include "memory.h"
#include "symbols.h"

enum { LONGEST_REPORT = 64 << 20 };

bool attempt_prepare(struct attempt *attempt, const struct session *session,
		     const struct program *program,
		     const struct detector *detector, const char *executable,
		     const struct contestants *contestants,
		     const struct argv *arguments, uint64_t seed,
		     const char *directory, bool here)
{
	struct job *job = &attempt->job;
	char *report;
	struct running with = {
		.executable = executable,
		.seed = seed,
		.runtime = session->runtime,
		.cc = &session->cc,
		.cflags = &program->cflags,
		.contestants = contestants ? contestants->at : NULL,
		.n_contestants = contestants ? contestants->n : 0,
		.about_fix = program->how != NULL,
	};

	*attempt = (struct attempt) {
		.directory = copy(directory),
		.output = say("%s/output", directory),
		.detector = detector,
		.program = program,
		.executable = executable,
	};
	findings_init(&attempt->run.findings);
	attempt->droppings = say("%s/here", directory);
	if (directory_make(attempt->droppings) < 0)
		return false;
	report = say("%s/report", directory);
	with.report = report;
	detector->command(&job->command, &job->environment, &with);
	free(report);
	if (arguments)
		argv_append(&job->command, arguments);
	argv_addf(&job->environment, "RACELAB_RECORD=%s/record", directory);
	argv_addf(&job->environment, "RACELAB_SEED=%llu",
		  (unsigned long long)seed);
	/* Not where its reports are: what it writes is none of them. */
	job->directory = here ? NULL : attempt->droppings;
	job->output = attempt->output;
	job->limit = session->settings->timeout;
	job->source = program->path;
	job->own_thread = detector->own_thread;
	job->alone = detector->compares;
	job->standing = &attempt->run.findings;
	return true;
}

static int is_report(const struct dirent *entry)
{
	return strncmp(entry->d_name, "report", 6) == 0;
}

/* The report in words, by the detector's resolve(); takes `report` over. */
static char *resolved(const struct attempt *attempt, char *report)
{
	char *words;

	if (!attempt->detector->resolve)
		return report;
	words = attempt->detector->resolve(report, attempt->executable);
	free(report);
	return words;
}

/* Every file that begins with the report's path, joined.  A report of a forked
   child is part of it. */
static char *join_reports(const char *directory)
{
	char *all = copy("");
	struct dirent **names;
	int n = scandir(directory, &names, is_report, alphasort);

	for (int i = 0; i < n; i++) {
		char *path = say("%s/%s", directory, names[i]->d_name);
		char *text = file_read(path, LONGEST_REPORT, NULL);
		char *longer = say("%s%s", all, text ? text : "");

		free(all);
		free(text);
		free(path);
		free(names[i]);
		all = longer;
	}
	if (n >= 0)
		free(names);
	return all;
}

/* `check FILE:LINE CONDITION`; a colon in FILE is no `:LINE `. */
static void take_check(struct run *run, const char *line, size_t length)
{
	char *text =
		copy_of(line + strlen("check "), length - strlen("check "));

	for (char *colon = strchr(text, ':'); colon;
	     colon = strchr(colon + 1, ':')) {
		char *end;
		long number = strtol(colon + 1, &end, 10);
		struct finding *f;

		if (end == colon + 1 || *end != ' ' || number < 1 ||
		    number > INT_MAX)
			continue;
		*colon = 0;
		f = found(&run->findings, CHECK_FAILED, BY_ORACLE,
			  "the oracle failed");
		f->object =
			findings_keep(&run->findings, end + 1, strlen(end + 1));
		frame_add(&run->findings,
			  place_add(&run->findings, f, "CHECK failed"), NULL,
			  text, (int)number);
		break;
	}
	free(text);
}

void record_read(struct run *run, const char *record)
{
	while (*record) {
		size_t length = strcspn(record, "\n");

		if (strncmp(record, "check ", 6) == 0)
			take_check(run, record, length);
		if (record[length] == '\n' && length > 4 &&
		    strncmp(record, "end ", 4) == 0 &&
		    4 + strspn(record + 4, "0123456789") == length) {
			run->checks = strtoul(record + 4, NULL, 10);
			run->ended = true;
		}
		record += length;
		record += *record == '\n';
	}
}

static bool has_kind(const struct findings *all, enum kind kind)
{
	for (const struct finding *f = all->first; f; f = f->next)
		if (f->kind == kind)
			return true;
	return false;
}

/* What only the driver can see: a signal, the time limit. */
static void add_own_findings(struct run *run)
{
	char says[96];

	if (run->timed_out && !has_kind(&run->findings, HANG))
		found(&run->findings, HANG, BY_WATCHDOG,
		      "still running at the time limit");
	if (!run->stopped && WIFSIGNALED(run->status) &&
	    !has_kind(&run->findings, CRASH)) {
		snprintf(says, sizeof says, "killed by signal %d (%s)",
			 WTERMSIG(run->status),
			 strsignal(WTERMSIG(run->status)));
		found(&run->findings, CRASH, BY_WATCHDOG, says);
	}
}

void attempt_read(struct attempt *attempt, const struct session *session,
		  bool keep)
{
	struct run *run = &attempt->run;
	char *record_path = say("%s/record", attempt->directory);
	char *raw = file_read(record_path, LONGEST_REPORT, NULL);
	char *record = addresses_resolve(attempt->executable, raw ? raw : "");
	char *report = resolved(attempt, join_reports(attempt->directory));
	const struct outcome outcome = {report, record, attempt->job.status,
					attempt->job.stopped};

	run->status = attempt->job.status;
	run->stopped = attempt->job.stopped;
	run->timed_out = attempt->job.timed_out;
	if (session_disk_full(session)) {
		run->parsed = DAMAGED;
		run->why = "the disk is full";
	} else if (WIFEXITED(run->status) && WEXITSTATUS(run->status) == 127 &&
		   !*record && !*report) {
		run->parsed = DIED;
		run->why = "it could not be started";
	} else {
		run->parsed = attempt->detector->parse(&outcome, &run->findings,
						       &run->why);
	}
	record_read(run, record);
	/* Such a runtime's whole report is the sign that the end was reached,
	   and it counts no CHECKs. */
	if (attempt->detector->own_oracle && run->parsed == PARSED) {
		run->ended = true;
		run->checks = 1;
	}
	add_own_findings(run);
	free(record_path);
	free(record);
	free(raw);
	if (keep) {
		attempt->report = report;
		return;
	}
	free(report);
	directory_remove(attempt->directory);
}

void attempt_free(struct attempt *attempt)
{
	argv_free(&attempt->job.command);
	argv_free(&attempt->job.environment);
	findings_free(&attempt->run.findings);
	free(attempt->directory);
	free(attempt->droppings);
	free(attempt->output);
	free(attempt->report);
	*attempt = (struct attempt) {0};
}
