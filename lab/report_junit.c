/* report_junit.c - a survey as JUnit XML, in the form that Jenkins reads. */
#include <stdlib.h>
#include <string.h>

#include "json_text.h"
#include "memory.h"
#include "report.h"

/* `text` as XML, in an attribute or between tags.  XML 1.0 has no way to write
   most control characters, U+FFFE and U+FFFF: they become '?'. */
static void put(FILE *out, const char *text)
{
	json_t *string = json_text(text);
	const char *p = json_string_value(string);

	for (; *p; p++) {
		if (strncmp(p, "\xEF\xBF\xBE", 3) == 0 ||
		    strncmp(p, "\xEF\xBF\xBF", 3) == 0) {
			fputc('?', out);
			p += 2;
		} else if (strchr("\n\t\r<>&\"", *p)) {
			fprintf(out, "&#%d;", *p);
		} else if ((unsigned char)*p < ' ') {
			fputc('?', out);
		} else {
			fputc(*p, out);
		}
	}
	json_decref(string);
}

struct counts {
	unsigned tests, failures, errors, skipped;
	double time;
};

/* How a testcase came out; NULL: it passed. */
static const char *outcome(const struct cell *cell)
{
	if (!cell->over || cell->verdict == SKIPPED)
		return "skipped";
	if (cell->verdict == BROKEN || cell->verdict == TIMEOUT)
		return "error";
	return verdict_fails(cell->verdict) ? "failure" : NULL;
}

static void count(struct counts *counts, const char *outcome, double time)
{
	counts->tests++;
	counts->time += time;
	if (outcome && strcmp(outcome, "skipped") == 0)
		counts->skipped++;
	else if (outcome && strcmp(outcome, "error") == 0)
		counts->errors++;
	else if (outcome)
		counts->failures++;
}

/* The reasons of `result`, a line each; failures alone with `failing`; to be
   freed. */
static char *reasons_text(const json_t *result, bool failing)
{
	char *all = copy("");
	const json_t *reason;
	size_t i;

	json_array_foreach(json_object_get(result, "reasons"), i, reason)
	{
		const char *what =
			json_string_value(json_object_get(reason, "what"));
		char *longer;

		if (failing && !json_is_true(json_object_get(reason, "fails")))
			continue;
		longer = say("%s%s%s", all, *all ? "\n" : "", what);
		free(all);
		all = longer;
	}
	return all;
}

static void put_case(FILE *out, const char *class, const char *name,
		     double time, const char *outcome, const char *message,
		     const char *text)
{
	fputs("    <testcase classname=\"", out);
	put(out, class);
	fputs("\" name=\"", out);
	put(out, name);
	fprintf(out, "\" time=\"%.3f\"", time);
	if (!outcome) {
		fputs("/>\n", out);
		return;
	}
	fprintf(out, ">\n      <%s type=\"", outcome);
	put(out, message);
	fputs("\" message=\"", out);
	put(out, message);
	fputs("\">", out);
	put(out, text);
	fprintf(out, "</%s>\n    </testcase>\n", outcome);
}

static void put_cell(FILE *out, const struct cell *cell)
{
	const char *how = outcome(cell);
	const char *class = cell->program->class ? cell->program->class : "";
	char *text = cell->over ? reasons_text(cell->result,
					       verdict_fails(cell->verdict))
				: copy("interrupted before its verdict");

	put_case(out, class, cell->program->name, cell->cpu, how,
		 cell->over ? verdict_word(cell->verdict) : "OPEN", text);
	free(text);
}

static void put_suite(FILE *out, const char *name, const struct counts *counts)
{
	fputs("  <testsuite name=\"", out);
	put(out, name);
	fprintf(out,
		"\" tests=\"%u\" failures=\"%u\" errors=\"%u\" skipped=\"%u\" "
		"time=\"%.3f\">\n",
		counts->tests, counts->failures, counts->errors,
		counts->skipped, counts->time);
}

/* The cells under one detector. */
static void put_tool(FILE *out, const struct survey *survey,
		     const struct tool *tool)
{
	struct counts counts = {0};

	for (size_t i = 0; i < survey->n; i++)
		for (size_t k = 0; k < survey->entries[i].n; k++) {
			const struct cell *cell = survey->entries[i].cells[k];

			if (cell->tool == tool)
				count(&counts, outcome(cell), cell->cpu);
		}
	if (counts.tests == 0)
		return;
	put_suite(out, tool->detector->name, &counts);
	for (size_t i = 0; i < survey->n; i++)
		for (size_t k = 0; k < survey->entries[i].n; k++)
			if (survey->entries[i].cells[k]->tool == tool)
				put_cell(out, survey->entries[i].cells[k]);
	fputs("  </testsuite>\n", out);
}

/* Whether no cell of `entry` says why it fails. */
static bool unproved(const struct entry *entry)
{
	for (size_t i = 0; i < entry->n; i++)
		if (entry->cells[i]->over &&
		    verdict_fails(entry->cells[i]->verdict))
			return false;
	return entry_standing(entry) == FAILS;
}

/* What is wrong with no single cell. */
static void put_rest(FILE *out, const struct survey *survey)
{
	const struct problems *problems = &survey->session->problems;
	struct counts counts = {0};

	for (size_t i = 0; i < survey->n; i++)
		if (unproved(&survey->entries[i]))
			count(&counts, "failure", 0);
	for (size_t i = 0; i < problems->n; i++)
		count(&counts, "error", 0);
	if (counts.tests == 0)
		return;
	put_suite(out, "racelab", &counts);
	for (size_t i = 0; i < survey->n; i++)
		if (unproved(&survey->entries[i]))
			put_case(out, "racelab",
				 survey->entries[i].program->name, 0, "failure",
				 "NOT FOUND", "no detector proves this bug");
	for (size_t i = 0; i < problems->n; i++) {
		const struct problem *problem = &problems->at[i];
		char *name =
			problem->line > 0
				? say("%s:%d", problem->file, problem->line)
				: copy(problem->file ? problem->file
						     : "machine");

		put_case(out, "racelab", name, 0, "error", "problem",
			 problem->what);
		free(name);
	}
	fputs("  </testsuite>\n", out);
}

char *report_junit(const struct survey *survey)
{
	const struct session *session = survey->session;
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);

	if (!out)
		return NULL;
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites "
	      "name=\"racelab\">\n",
	      out);
	for (size_t i = 0; i < session->n_tools; i++)
		if (session->tools[i].wanted)
			put_tool(out, survey, &session->tools[i]);
	put_rest(out, survey);
	fputs("</testsuites>\n", out);
	if (fclose(out) == 0)
		return text;
	free(text);
	return NULL;
}
