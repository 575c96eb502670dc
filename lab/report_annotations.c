/* report_annotations.c - what does not hold, as workflow commands of GitHub
   Actions: `::error file=...,line=...,title=...::text`. */
#include <string.h>

#include "alert.h"
#include "report.h"

/* A command is one line; in a property, what ends it is escaped too. */
static void put(FILE *out, const char *text, bool property)
{
	for (; *text; text++)
		if (strchr("%\r\n", *text) || (property && strchr(":,", *text)))
			fprintf(out, "%%%02X", (unsigned)*text);
		else
			fputc(*text, out);
}

static void annotate(FILE *out, const char *file, int line, const char *title,
		     const char *text)
{
	fputs("::error ", out);
	if (file) {
		fputs("file=", out);
		put(out, path_here(file), true);
		fprintf(out, ",line=%d,", line > 0 ? line : 1);
	}
	fputs("title=", out);
	put(out, title, true);
	fputs("::", out);
	put(out, text, false);
	fputc('\n', out);
}

void report_annotations(FILE *out, const struct survey *survey)
{
	const struct problems *problems = &survey->session->problems;
	struct alerts alerts = alerts_of(survey);

	for (size_t i = 0; i < alerts.n; i++)
		annotate(out, alerts.at[i].entry->program->path,
			 alerts.at[i].line, alerts.at[i].entry->program->name,
			 alerts.at[i].text);
	for (size_t i = 0; i < problems->n; i++)
		annotate(out, problems->at[i].file, problems->at[i].line,
			 "racelab", problems->at[i].what);
	alerts_free(&alerts);
}
