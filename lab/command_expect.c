/* command_expect.c - the detectors' lines of a bug, proposed from runs. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "corpus.h"
#include "edit.h"
#include "expectation.h"
#include "file.h"
#include "memory.h"
#include "plan.h"
#include "session.h"
#include "settings.h"

struct line {
	const char *detector;
	char *claim;
};

struct proposal {
	struct program *bug;
	struct edit edit; /* the text as it would become; its marks first, for
			     the lines of the header move all that follow */
	struct line *lines;
	size_t n;
};

/* A label that stands on `line`, in the text as it would become; to be freed.
   NULL: none. */
static char *label_on(const struct edit *edit, int line)
{
	const char *mark = strstr(edit->lines[line - 1], "//@ ");

	return mark ? copy_of(mark + 4, strcspn(mark + 4, " ")) : NULL;
}

static bool is_taken(const struct edit *edit, const char *label)
{
	for (size_t i = 0; i < edit->n; i++) {
		char *there = label_on(edit, (int)i + 1);
		bool same = there && strcmp(there, label) == 0;

		free(there);
		if (same)
			return true;
	}
	return false;
}

/* The label of `line`, added as a mark when it has none; to be freed. */
static char *label_for(struct proposal *proposal, int line, const char *kind)
{
	char *label = label_on(&proposal->edit, line);

	for (int i = 1; !label; i++) {
		label = i > 1 ? say("%s-%d", kind, i) : copy(kind);
		if (is_taken(&proposal->edit, label)) {
			free(label);
			label = NULL;
			continue;
		}
		edit_mark(&proposal->edit, line, label);
		printf("  mark line %d: //@ %s\n", line, label);
		break;
	}
	return label;
}

/* `KIND LABEL [LABEL]` for one finding; NULL when its lines are not known, or
   are too many for the form. */
static char *expectation_for(struct proposal *proposal, const json_t *finding)
{
	const char *kind = json_string_value(json_object_get(finding, "kind"));
	const json_t *lines = json_object_get(finding, "lines");
	char *labels[2] = {NULL, NULL};
	char *text = NULL;
	size_t n = 0;
	json_t *line;
	size_t i;
	bool fits = json_array_size(lines) > 0;

	json_array_foreach(lines, i, line)
	{
		char *label;

		label = label_for(proposal, (int)json_integer_value(line),
				  kind);
		if ((n > 0 && strcmp(labels[0], label) == 0) ||
		    (n > 1 && strcmp(labels[1], label) == 0)) {
			free(label);
		} else if (n < 2) {
			labels[n++] = label;
		} else {
			fits = false;
			free(label);
		}
	}
	if (fits && n > 0)
		text = say("%s %s%s%s", kind, labels[0], n > 1 ? " " : "",
			   n > 1 ? labels[1] : "");
	free(labels[0]);
	free(labels[1]);
	return text;
}

static bool contains(const char *claim, const char *expectation)
{
	const char *at = claim ? strstr(claim, expectation) : NULL;
	size_t length = strlen(expectation);

	return at && (at[length] == 0 || at[length] == ';');
}

/* The line for one detector.  What came in some runs only is shown, and not
   proposed: whether it is luck is for a person to say. */
static void propose(struct proposal *proposal, const struct cell *cell)
{
	const char *name = cell->tool->detector->name;
	/* The oracle's and the watchdog's word is native's to give, and that of
	   a detector with an oracle of its own. */
	bool whole =
		cell->tool->detector->own_oracle || strcmp(name, "native") == 0;
	const json_t *findings = json_object_get(cell->result, "findings");
	const json_t *finding;
	char *claim = NULL;
	size_t i;

	json_array_foreach(findings, i, finding)
	{
		long long runs =
			json_integer_value(json_object_get(finding, "runs"));
		const char *by =
			json_string_value(json_object_get(finding, "by"));
		char *one;

		if (strcmp(by, "tool") != 0 && !whole)
			continue;
		if (runs < cell->runs) {
			printf("  %s, in %lld of %u runs only: %s\n", name,
			       runs, cell->runs,
			       json_string_value(
				       json_object_get(finding, "text")));
			continue;
		}
		one = expectation_for(proposal, finding);
		if (!one) {
			printf("  %s, without known lines: %s\n", name,
			       json_string_value(
				       json_object_get(finding, "text")));
			continue;
		}
		if (!contains(claim, one)) {
			char *longer = say("%s%s%s", claim ? claim : "",
					   claim ? "; " : "", one);

			free(claim);
			claim = longer;
		}
		free(one);
	}
	if (!claim)
		claim = copy("nothing -- say why it is blind here");
	printf(" * %s:%*s %s\n", name,
	       strlen(name) < 8 ? (int)(8 - strlen(name)) : 0, "", claim);
	proposal->lines = grow_array(proposal->lines, proposal->n + 1,
				     sizeof *proposal->lines);
	proposal->lines[proposal->n++] = (struct line) {name, claim};
}

static int write_proposal(struct proposal *proposal)
{
	const char *path = proposal->bug->path;
	bool complete = true;
	char *text;
	int status = 2;

	for (size_t i = 0; i < proposal->n; i++)
		complete =
			edit_key(&proposal->edit, proposal->lines[i].detector,
				 proposal->lines[i].claim) &&
			complete;
	text = edit_text(&proposal->edit);
	if (!complete) {
		fprintf(stderr,
			"%s: has no paragraph of keys to write into; begin it "
			"with `class:`\n",
			path);
	} else if (file_replace(path, text, strlen(text)) < 0) {
		fprintf(stderr, "%s: cannot be written: %s\n", path,
			strerror(errno));
	} else {
		printf("written into %s\n", path);
		status = 0;
	}
	free(text);
	return status;
}

/* Nobody's line may colour what is seen: the bug runs unclaimed. */
static void forget_claims(struct program *bug)
{
	for (size_t i = 0; i < bug->n_claims; i++)
		claim_free(&bug->claims[i]);
	bug->n_claims = 0;
}

static int expect(struct session *session, const struct corpus *corpus,
		  struct program *bug)
{
	struct proposal proposal = {.bug = bug};
	struct plan plan;
	int status = 0;

	forget_claims(bug);
	plan_init(&plan, session);
	/* Unclaimed, it is none of those that compare have a say about. */
	for (size_t i = 0; i < session->n_tools; i++)
		if (session->tools[i].wanted && !session->tools[i].missing &&
		    plan_applies(corpus, bug, &session->tools[i]))
			plan_add(&plan, corpus, bug, &session->tools[i]);
	if (plan_run(&plan, NULL, NULL)) {
		plan_free(&plan);
		return 130;
	}
	edit_begin(&proposal.edit, bug->source);
	for (size_t i = 0; i < plan.n && status == 0; i++) {
		const struct cell *cell = plan.cells[i];
		const json_t *reasons =
			json_object_get(cell->result, "reasons");

		if (!cell->canary)
			continue;
		if (cell->verdict != RECORDED) {
			fprintf(stderr, "%s: %s: %s\n", bug->path,
				cell->tool->detector->name,
				json_string_value(json_object_get(
					json_array_get(reasons, 0), "what")));
			status = 2;
		} else {
			propose(&proposal, cell);
		}
	}
	if (status == 0 && session->settings->write)
		status = write_proposal(&proposal);
	for (size_t i = 0; i < proposal.n; i++)
		free(proposal.lines[i].claim);
	free(proposal.lines);
	edit_free(&proposal.edit);
	plan_free(&plan);
	return status;
}

/* The bug of that name, sound or not: a header without detectors' lines is what
   this command is for. */
static struct program *find(const struct corpus *corpus, const char *name)
{
	for (size_t i = 0; i < corpus->n; i++)
		if (!corpus->programs[i].how &&
		    corpus_selects(corpus, name, &corpus->programs[i]))
			return &corpus->programs[i];
	return NULL;
}

static int run(int argc, char **argv)
{
	struct settings settings = {0};
	struct session session;
	struct corpus corpus = {0};
	struct program *bug;
	int status = 2;

	settings_parse(&settings, argc, argv, "CASE",
		       "Run a bug under every detector and propose its lines: "
		       "what was found in every run, on marks that are added "
		       "where there are none. What came in some runs only is "
		       "shown, never proposed. With --write the lines and "
		       "marks go into the file.",
		       1, 1);
	settings.fresh = true; /* an unclaimed run must not be stored */
	if (session_open(&session, &settings, false)) {
		corpus_read(&corpus, session.corpus);
		bug = find(&corpus, settings.operands.at[0]);
		if (bug)
			status = expect(&session, &corpus, bug);
		else
			fprintf(stderr,
				"racelab: no bug is called '%s'; `racelab "
				"list` shows them\n",
				settings.operands.at[0]);
		corpus_free(&corpus);
	} else {
		problems_print(&session.problems, stderr);
	}
	session_close(&session);
	settings_free(&settings);
	return status;
}

COMMAND(expect) = {
	.name = "expect",
	.operands = "CASE",
	.about = "propose a bug's detector lines from runs",
	.run = run,
};
