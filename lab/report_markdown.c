/* report_markdown.c - a survey as Markdown: what each detector sees of each
   class, and what failed. */
#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "report.h"

/* One class under one detector, or all of them. */
struct tally {
	unsigned cells;  /* none: it has no say here */
	unsigned found;  /* bugs proved */
	unsigned missed; /* bugs it is blind to, as their headers say */
	unsigned noise; /* fixes that it blames falsely, as their headers say */
	unsigned failed; /* verdicts that do not hold, or could not be had */
};

/* The rows of the table: sums of entries that follow each other. */
struct row {
	const char *class; /* not ended by 0 */
	size_t length;
	unsigned bugs, fixes;
	struct tally *by_tool; /* as many as the session has tools */
};

static void count_cell(struct tally *tally, const struct cell *cell)
{
	const json_t *noise = json_object_get(cell->result, "expectations");

	tally->cells++;
	if (!cell->over || cell->verdict == SKIPPED ||
	    verdict_fails(cell->verdict))
		tally->failed++;
	else if (cell->verdict == PROVED)
		tally->found++;
	else if (cell->verdict == BLIND)
		tally->missed++;
	else if (cell->verdict == CONFIRMED && json_array_size(noise) > 0)
		tally->noise++;
}

static void count_entry(struct row *row, const struct session *session,
			const struct entry *entry)
{
	if (entry->program->how)
		row->fixes++;
	else
		row->bugs++;
	for (size_t i = 0; i < entry->n; i++)
		count_cell(
			&row->by_tool[entry->cells[i]->tool - session->tools],
			entry->cells[i]);
}

static void print_row(FILE *out, const struct session *session,
		      const struct row *row)
{
	fprintf(out, "| %.*s | %u | %u |", (int)row->length, row->class,
		row->bugs, row->fixes);
	for (size_t i = 0; i < session->n_tools; i++) {
		const struct tally *tally = &row->by_tool[i];

		if (!session->tools[i].wanted)
			continue;
		if (tally->cells > 0)
			fprintf(out, " %u · %u · %u", tally->found,
				tally->missed, tally->noise);
		else
			fputs(" -", out);
		if (tally->failed > 0)
			fprintf(out, " · **%u failed**", tally->failed);
		fputs(" |", out);
	}
	fputc('\n', out);
}

static void print_head(FILE *out, const struct session *session)
{
	fputs("| class | bugs | fixes |", out);
	for (size_t i = 0; i < session->n_tools; i++)
		if (session->tools[i].wanted)
			fprintf(out, " %s |", session->tools[i].detector->name);
	fputs("\n|:--|--:|--:|", out);
	for (size_t i = 0; i < session->n_tools; i++)
		if (session->tools[i].wanted)
			fputs(":-:|", out);
	fputc('\n', out);
}

/* Entries are sorted, so a class is a run of them. */
static void print_table(FILE *out, const struct survey *survey)
{
	const struct session *session = survey->session;
	struct row all = {.class = "**all**", .length = strlen("**all**")};
	struct row row = {0};

	all.by_tool = new_array(session->n_tools, sizeof *all.by_tool);
	row.by_tool = new_array(session->n_tools, sizeof *row.by_tool);
	print_head(out, session);
	for (size_t i = 0; i < survey->n; i++) {
		const struct entry *entry = &survey->entries[i];
		const char *name = entry->program->name;

		row.class = name;
		row.length = strcspn(name, "/");
		count_entry(&row, session, entry);
		count_entry(&all, session, entry);
		if (i + 1 < survey->n &&
		    strncmp(survey->entries[i + 1].program->name, name,
			    row.length + 1) == 0)
			continue;
		print_row(out, session, &row);
		memset(row.by_tool, 0, session->n_tools * sizeof *row.by_tool);
		row.bugs = row.fixes = 0;
	}
	print_row(out, session, &all);
	free(row.by_tool);
	free(all.by_tool);
}

static void print_failures(FILE *out, const struct survey *survey)
{
	const char *heading = "\n### What does not hold\n\n";

	for (size_t i = 0; i < survey->n; i++) {
		const struct entry *entry = &survey->entries[i];
		enum standing standing = entry_standing(entry);

		if (standing == HOLDS || standing == UNPROVED ||
		    standing == UNJUDGED)
			continue;
		fputs(heading, out);
		heading = "";
		fprintf(out, "- `%s`: %s\n", entry->program->name,
			entry_word(entry));
	}
}

void report_markdown(FILE *out, const struct survey *survey)
{
	struct totals t = survey_totals(survey);

	print_table(out, survey);
	fprintf(out,
		"\nFound · missed by design · false alarms in right programs. "
		"What is left to luck, or kills\nthe tool, or cannot run under "
		"it, is in none of them. %zu bugs: %zu proved",
		t.bugs, t.proved);
	if (t.as_said > 0)
		fprintf(out, ", %zu as said", t.as_said);
	if (t.unproved > 0)
		fprintf(out, ", %zu unproved, and saying so", t.unproved);
	fprintf(out, ". %zu fixes: %zu confirmed.\n", t.fixes, t.confirmed);
	print_failures(out, survey);
}
