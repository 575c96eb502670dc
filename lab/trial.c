/* trial.c - how far a submission is. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "plan.h"
#include "submission.h"
#include "terminal.h"
#include "trial.h"

enum { NAME = 10, MOST_FINDINGS = 3 };

/* What is known while the cells come in. */
struct course {
	struct trial *trial;
	const struct plan *plan;
	bool build_told; /* that it does not compile is told once */
};

static void tell(struct trial *trial, bool good, const char *name,
		 const char *what)
{
	trial->asked++;
	trial->passed += good;
	fputs("  ", stdout);
	print_coloured(stdout, good ? GOOD : BAD, 6, good ? "ok" : "FAILS");
	printf("%-*s %s\n", NAME, name, what);
	fflush(stdout);
}

/* Lines that go with the one above, each indented. */
static void tell_more(const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");

		if (length > 0)
			printf("            %.*s\n", (int)length, text);
		text += length + (text[length] == '\n');
	}
}

static const char *text_at(const json_t *array, size_t i, const char *member)
{
	const char *text = json_string_value(
		json_object_get(json_array_get(array, i), member));

	return text ? text : "";
}

/* Whether an earlier finding is of the same kind and lines: other runs have
   other addresses, and say nothing new. */
static bool told_before(const json_t *findings, size_t i)
{
	const json_t *finding = json_array_get(findings, i);

	for (size_t k = 0; k < i; k++) {
		const json_t *before = json_array_get(findings, k);

		if (json_equal(json_object_get(before, "kind"),
			       json_object_get(finding, "kind")) &&
		    json_equal(json_object_get(before, "lines"),
			       json_object_get(finding, "lines")))
			return true;
	}
	return false;
}

/* What was found, or, if nothing was, why it failed nevertheless. */
static void tell_why(const struct cell *cell)
{
	const json_t *findings = json_object_get(cell->result, "findings");
	const json_t *reasons = json_object_get(cell->result, "reasons");
	size_t n = json_array_size(findings);
	size_t told = 0;
	size_t more = 0;

	for (size_t i = 0; i < n; i++) {
		if (told_before(findings, i))
			continue;
		if (told++ < MOST_FINDINGS)
			tell_more(text_at(findings, i, "text"));
		else
			more++;
	}
	if (more > 0)
		printf("            and %zu more\n", more);
	for (size_t i = 0; n == 0 && i < json_array_size(reasons); i++)
		tell_more(text_at(reasons, i, "what"));
}

/* Whether all that the tool says are races and lock orders, which it infers
   and does not see happen. */
static bool only_inferred(const struct cell *cell)
{
	const json_t *findings = json_object_get(cell->result, "findings");
	const json_t *finding;
	size_t i;

	if (cell->verdict != STRAY)
		return false;
	json_array_foreach(findings, i, finding)
	{
		const char *kind = text_at(findings, i, "kind");

		if (strcmp(text_at(findings, i, "by"), "tool") != 0 ||
		    (strcmp(kind, kind_word(DATA_RACE)) != 0 &&
		     strcmp(kind, kind_word(LOCK_ORDER)) != 0))
			return false;
	}
	return json_array_size(findings) > 0;
}

/* The explorer's word, if it visited every interleaving and none fails; or
   NULL. */
static const char *refutation(const struct plan *plan)
{
	for (size_t i = 0; i < plan->n; i++) {
		const struct cell *cell = plan->cells[i];
		const char *shown = json_string_value(
			json_object_get(cell->result, "shown"));

		if (cell->canary && cell->verdict == CONFIRMED && shown &&
		    cell->over && strncmp(shown, "all ", 4) == 0)
			return shown;
	}
	return NULL;
}

static void tell_clean(struct trial *trial, const struct cell *cell)
{
	const char *shown =
		json_string_value(json_object_get(cell->result, "shown"));
	char *text = shown ? say("%s interleavings, none fails", shown)
			   : say("%u of %u runs clean", cell->runs, cell->runs);

	tell(trial, true, cell->tool->detector->name, text);
	free(text);
}

static void tell_failure(struct course *course, const struct cell *cell)
{
	const char *name = cell->tool->detector->name;
	unsigned clean = (unsigned)json_integer_value(
		json_object_get(cell->result, "found"));
	char *text;

	if (cell->build && cell->build->error) {
		if (!course->build_told)
			tell(course->trial, false, "builds",
			     "it does not compile:");
		if (!course->build_told)
			tell_more(cell->build->error);
		course->build_told = true;
		return;
	}
	text = cell->runs == 1
		       ? copy("what it found:")
		       : say("%u of %u runs clean; what it found:", clean,
			     cell->runs);
	tell(course->trial, false, name, text);
	free(text);
	tell_why(cell);
	if (cell->tool->detector->own_oracle)
		course->trial->explored = true;
}

static void cell_over(struct plan *plan, struct cell *cell)
{
	struct course *course = plan->owner;

	if (cell->verdict == CONFIRMED) {
		tell_clean(course->trial, cell);
	} else if (cell->verdict == SKIPPED) {
		course->trial->skipped = true;
		printf("  -     %-*s cannot run here: %s\n", NAME,
		       cell->tool->detector->name,
		       text_at(json_object_get(cell->result, "reasons"), 0,
			       "what"));
	} else if (!only_inferred(cell)) {
		tell_failure(course, cell);
	}
}

/* Reports that wait for the explorer's word. */
static void settle_inferred(struct course *course)
{
	const char *shown = refutation(course->plan);

	for (size_t i = 0; i < course->plan->n; i++) {
		struct cell *cell = course->plan->cells[i];
		char *text;

		if (!cell->canary || !cell->over || !only_inferred(cell))
			continue;
		if (!shown) {
			tell_failure(course, cell);
			continue;
		}
		text = say("reports what cannot happen (%s interleavings, none "
			   "fails):",
			   shown);
		tell(course->trial, true, cell->tool->detector->name, text);
		free(text);
		tell_why(cell);
	}
}

static void run_detectors(struct trial *trial, struct session *session,
			  const struct corpus *corpus,
			  const struct program *program)
{
	struct plan plan;
	struct course course = {trial, &plan, false};

	plan_init(&plan, session);
	plan.cell_over = cell_over;
	plan.owner = &course;
	for (size_t i = 0; i < session->n_tools; i++)
		if (session->tools[i].wanted &&
		    plan_applies(corpus, program, &session->tools[i]))
			plan_add(&plan, corpus, program, &session->tools[i]);
	trial->interrupted = plan_run(&plan, NULL, NULL);
	if (!trial->interrupted)
		settle_inferred(&course);
	plan_free(&plan);
}

void trial_run(struct trial *trial, struct session *session,
	       const struct corpus *corpus, const struct program *bug,
	       const char *path)
{
	struct problems problems = {0};
	struct program program;
	char *wrong = NULL;

	*trial = (struct trial) {0};
	if (!submission_read(&program, bug, path, &problems)) {
		tell(trial, false, "inside",
		     "only what stands between //@ edit and //@ end may "
		     "change:");
		for (size_t i = 0; i < problems.n; i++) {
			char *text =
				say("%s:%d: %s", problems.at[i].file,
				    problems.at[i].line, problems.at[i].what);

			tell_more(text);
			free(text);
		}
	} else {
		wrong = submission_reaches_out(session, bug, &program);
		tell(trial, !wrong, "inside",
		     wrong ? wrong : "nothing else than the marked lines");
		run_detectors(trial, session, corpus, &program);
	}
	free(wrong);
	program_free(&program);
	problems_free(&problems);
}

bool trial_solved(const struct trial *trial)
{
	return !trial->interrupted && !trial->broken && trial->asked > 1 &&
	       trial->passed == trial->asked;
}
