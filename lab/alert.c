/* alert.c - what of a survey somebody should look at. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "alert.h"
#include "file.h"
#include "memory.h"

static const struct {
	const char *name;
	const char *meaning;
} failures[VERDICTS] = {
	[NOT_FOUND] = {"not-found", "A finding that the case's header requires "
				    "did not come."},
	[STRAY] = {"stray", "Something was found that no line of the case's "
			    "header names; in a fix, anything."},
	[VANISHED] = {"vanished", "What the header says of a blind spot, of a "
				  "failing tool or of noise is no longer "
				  "true."},
	[BROKEN] = {"broken", "The program does not compile or left early, the "
			      "tool failed, or its report is damaged."},
	[TIMEOUT] = {"timeout", "The program was still running at the time "
				"limit, and not asleep for ever."},
};

const char *alert_name(enum verdict verdict)
{
	return failures[verdict].name;
}

const char *alert_meaning(enum verdict verdict)
{
	return failures[verdict].meaning;
}

const char *path_here(const char *path)
{
	char *here = getcwd(NULL, 0);
	size_t length = here ? strlen(here) : 0;

	if (length > 1 && strncmp(path, here, length) == 0 &&
	    path[length] == '/')
		path += length + 1;
	free(here);
	while (strncmp(path, "./", 2) == 0)
		path += 2;
	return path;
}

/* Whether the reason `what` is about the thing told by `text`. */
static bool tells(const char *what, const char *text)
{
	size_t all = strlen(what);
	size_t part = strlen(text);

	return part > 0 && all >= part + 2 &&
	       strcmp(what + all - part, text) == 0 &&
	       memcmp(what + all - part - 2, ": ", 2) == 0;
}

static const json_t *finding_of(const json_t *result, const char *what)
{
	const json_t *finding;
	size_t i;

	json_array_foreach(json_object_get(result, "findings"), i, finding)
	{
		const char *text =
			json_string_value(json_object_get(finding, "text"));

		if (text && tells(what, text))
			return finding;
	}
	return NULL;
}

static const struct expectation *expectation_of(const struct claim *claim,
						const char *what)
{
	for (size_t i = 0; claim && i < claim->n; i++)
		if (tells(what, claim->at[i].text))
			return &claim->at[i];
	return NULL;
}

/* The line that a compiler names: FILE:LINE; 0: none. */
static int complained(const char *what, const char *path)
{
	const char *base = file_base(path);
	const char *at = what;

	while ((at = strstr(at, base)) != NULL) {
		at += strlen(base);
		if (at[0] == ':' && isdigit((unsigned char)at[1]))
			return (int)strtol(at + 1, NULL, 10);
	}
	return 0;
}

static int line_of(const struct alert *alert, const char *what)
{
	const struct program *program = alert->entry->program;
	const struct claim *claim =
		program_claim(program, alert->cell->tool->detector->name);
	int line = (int)json_integer_value(
		json_array_get(json_object_get(alert->finding, "lines"), 0));

	if (line == 0 && alert->expectation)
		line = alert->expectation->line;
	if (line == 0)
		line = complained(what, program->path);
	if (line == 0 && claim && alert->verdict == VANISHED)
		line = claim->line;
	return line > 0 ? line : 1;
}

static struct alert *add(struct alerts *all, const struct entry *entry)
{
	all->at = grow_array(all->at, all->n + 1, sizeof *all->at);
	all->at[all->n] = (struct alert) {.entry = entry, .line = 1};
	return &all->at[all->n++];
}

static void add_cell(struct alerts *all, const struct entry *entry,
		     const struct cell *cell)
{
	const char *detector = cell->tool->detector->name;
	const json_t *reason;
	size_t i;

	json_array_foreach(json_object_get(cell->result, "reasons"), i, reason)
	{
		const char *what =
			json_string_value(json_object_get(reason, "what"));
		int runs = (int)json_integer_value(
			json_object_get(reason, "runs"));
		struct alert *alert;
		char *times;

		if (!json_is_true(json_object_get(reason, "fails")))
			continue;
		alert = add(all, entry);
		alert->cell = cell;
		alert->verdict = cell->verdict;
		alert->finding = finding_of(cell->result, what);
		if (!alert->finding)
			alert->expectation = expectation_of(
				program_claim(entry->program, detector), what);
		alert->line = line_of(alert, what);
		alert->rule = alert->finding
				      ? json_string_value(json_object_get(
						alert->finding, "kind"))
				      : alert_name(cell->verdict);
		times = runs > 0 ? say(" (%d of %u runs)", runs, cell->runs)
				 : copy("");
		alert->text =
			say("%s under %s: %s%s", verdict_word(cell->verdict),
			    detector, what, times);
		free(times);
	}
}

struct alerts alerts_of(const struct survey *survey)
{
	struct alerts all = {0};

	for (size_t i = 0; i < survey->n; i++) {
		const struct entry *entry = &survey->entries[i];
		enum standing standing = entry_standing(entry);
		size_t before = all.n;

		for (size_t k = 0; k < entry->n; k++)
			if (entry->cells[k]->over &&
			    verdict_fails(entry->cells[k]->verdict))
				add_cell(&all, entry, entry->cells[k]);
		if (all.n == before &&
		    (standing == FAILS || standing == BREAKS)) {
			struct alert *alert = add(&all, entry);

			alert->verdict = NOT_FOUND;
			alert->rule = alert_name(NOT_FOUND);
			alert->text = say("%s: no detector proves this bug",
					  entry_word(entry));
		}
	}
	return all;
}

void alerts_free(struct alerts *alerts)
{
	for (size_t i = 0; i < alerts->n; i++)
		free(alerts->at[i].text);
	free(alerts->at);
	*alerts = (struct alerts) {0};
}
