/* report_text.c - a survey on a terminal or in a log. */
#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "report.h"
#include "terminal.h"

enum { WORD = 10, NAME = 36, CELL = 15 };

static enum colour colour_of(const struct entry *entry)
{
	switch (entry_standing(entry)) {
	case HOLDS:
		return GOOD;
	case UNPROVED:
	case UNJUDGED:
	case OPEN:
		return DIM;
	default:
		return BAD;
	}
}

/* The reasons of a cell that a reader must see, one a line. */
static void report_reasons(FILE *out, const struct cell *cell)
{
	const json_t *reasons = json_object_get(cell->result, "reasons");
	const json_t *reason;
	size_t i;

	json_array_foreach(reasons, i, reason)
	{
		const char *what =
			json_string_value(json_object_get(reason, "what"));
		long long runs =
			json_integer_value(json_object_get(reason, "runs"));

		if (!what || strncmp(what, "recorded: ", 10) == 0)
			continue;
		fprintf(out, "    %s: %s", cell->tool->detector->name, what);
		if (runs > 0)
			fprintf(out, "%s(%lld of %u runs)",
				what[strlen(what) - 1] == '\n' ? "    " : " ",
				runs, cell->runs);
		fputc('\n', out);
	}
}

void report_entry(FILE *out, const struct survey *survey,
		  const struct entry *entry)
{
	const struct session *session = survey->session;
	enum standing standing = entry_standing(entry);

	print_coloured(out, colour_of(entry), WORD, entry_word(entry));
	fprintf(out, " %s\n", entry->program->name);
	fflush(out); /* a log is read while it grows */
	if (standing != FAILS && standing != BREAKS && standing != UNSURE)
		return;
	for (size_t i = 0; i < entry->n; i++) {
		const struct cell *cell = entry->cells[i];

		if (!cell->over ||
		    (!verdict_fails(cell->verdict) && cell->verdict != SKIPPED))
			continue;
		report_reasons(out, cell);
		if (cell->verdict != SKIPPED)
			fprintf(out, "    see it: racelab run %s%s%s%s%s %s\n",
				cell->tool->detector->name,
				session->settings->cases ? " --cases '" : "",
				session->settings->cases
					? session->settings->cases
					: "",
				session->settings->cases ? "'" : "",
				strcmp(session->settings->cc, "clang") == 0
					? ""
					: " --cc gcc",
				entry->program->name);
	}
	if (entry->whole && standing == FAILS &&
	    strcmp(entry_word(entry), "NOT FOUND") == 0)
		fprintf(out, "    every line of its header holds or fails as "
			     "shown; none proves the bug. Give one detector a "
			     "finding to make, or say `unproved: why`.\n");
	fflush(out);
}

/* The few words that a cell of the matrix holds. */
static void cell_text(const struct cell *cell, char *text, size_t size)
{
	unsigned found = (unsigned)json_integer_value(
		json_object_get(cell->result, "found"));
	const json_t *expectations =
		json_object_get(cell->result, "expectations");
	const char *shown =
		json_string_value(json_object_get(cell->result, "shown"));

	switch (cell->verdict) {
	case PROVED:
		snprintf(text, size, "found %u/%u", found, cell->runs);
		break;
	case CONFIRMED:
		if (shown) {
			snprintf(text, size, "%s", shown);
			break;
		}
		snprintf(text, size, "%s %u/%u",
			 json_array_size(expectations) > 0 ? "noise" : "clean",
			 found, cell->runs);
		break;
	case BLIND:
		snprintf(text, size, "blind %u/%u", found, cell->runs);
		break;
	case RECORDED:
		if (json_array_size(expectations) > 0)
			snprintf(text, size, "maybe %u/%u", found, cell->runs);
		else
			snprintf(text, size, "unclaimed");
		break;
	case DEAD:
		snprintf(text, size, "dies %u/%u", found, cell->runs);
		break;
	case UNABLE:
		snprintf(text, size, "cannot");
		break;
	default:
		snprintf(text, size, "%s", verdict_word(cell->verdict));
		break;
	}
}

static void matrix_head(FILE *out, const struct survey *survey)
{
	fprintf(out, "%-*s", NAME, "");
	for (size_t i = 0; i < survey->session->n_tools; i++)
		if (survey->session->tools[i].wanted)
			print_coloured(
				out, BOLD, CELL,
				survey->session->tools[i].detector->name);
	fputc('\n', out);
}

static void matrix_cell(FILE *out, const struct cell *cell)
{
	enum colour colour = DIM;
	char text[64] = "-";

	if (cell && cell->over) {
		cell_text(cell, text, sizeof text);
		if (verdict_fails(cell->verdict) || cell->verdict == SKIPPED)
			colour = BAD;
		else if (cell->verdict == PROVED || cell->verdict == CONFIRMED)
			colour = GOOD;
	}
	print_coloured(out, colour, CELL, text);
}

static void matrix_row(FILE *out, const struct session *session,
		       const struct entry *entry)
{
	size_t next = 0;
	const struct program *program = entry->program;
	char name[256];

	snprintf(name, sizeof name, "%s%s", program->how ? "  " : "",
		 program->how ? strchr(program->name, '/') + 1 : program->name);
	fprintf(out, "%-*s", NAME, name);
	if (strlen(name) >= NAME)
		fprintf(out, "\n%-*s", NAME, "");
	for (size_t i = 0; i < session->n_tools; i++) {
		const struct tool *tool = &session->tools[i];
		bool applies =
			next < entry->n && entry->cells[next]->tool == tool;

		if (tool->wanted)
			matrix_cell(out, applies ? entry->cells[next] : NULL);
		next += applies;
	}
	print_coloured(out, colour_of(entry), 0, entry_word(entry));
	fputc('\n', out);
}

void report_matrix(FILE *out, const struct survey *survey)
{
	if (survey->n == 0)
		return;
	fputc('\n', out);
	matrix_head(out, survey);
	for (size_t i = 0; i < survey->n; i++)
		matrix_row(out, survey->session, &survey->entries[i]);
}

void report_totals(FILE *out, const struct survey *survey)
{
	struct totals t = survey_totals(survey);
	int status = survey_status(survey);

	fprintf(out, "\n%zu bugs: %zu proved", t.bugs, t.proved);
	if (t.as_said > 0)
		fprintf(out, ", %zu as said (not claimed by these detectors)",
			t.as_said);
	if (t.unproved > 0)
		fprintf(out, ", %zu unproved (and say so)", t.unproved);
	fprintf(out, ". %zu fixes: %zu confirmed.", t.fixes, t.confirmed);
	if (t.failed > 0)
		fprintf(out, " %zu FAILED.", t.failed);
	if (t.unsure > 0)
		fprintf(out, " %zu SKIPPED: a detector cannot run here.",
			t.unsure);
	if (t.open > 0)
		fprintf(out, " %zu not reached.", t.open);
	if (survey->session->problems.n > 0)
		fprintf(out, " %zu problem%s, told above.",
			survey->session->problems.n,
			survey->session->problems.n > 1 ? "s" : "");
	fprintf(out,
		"\n%s  %.1f s, %.1f s of processor time; %zu of %zu cells "
		"from the store.\n",
		status == 0     ? "Every verdict holds."
		: status == 77  ? "Nothing was judged."
		: status == 130 ? "Interrupted."
				: "Not every verdict holds.",
		t.seconds, t.cpu, t.stored, t.cells);
	fflush(out);
}
