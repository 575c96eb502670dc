/* trace.c - the commands that were run, as a shell would run them. */
#include <string.h>

#include "trace.h"

/* In single quotes; one inside becomes '\''. */
static void put_quoted(FILE *out, const char *text)
{
	fputc('\'', out);
	for (; *text; text++)
		if (*text == '\'')
			fputs("'\\''", out);
		else
			fputc(*text, out);
	fputc('\'', out);
}

static void put_words(FILE *out, const struct argv *words)
{
	for (size_t i = 0; i < words->n; i++) {
		fputc(' ', out);
		put_quoted(out, words->at[i]);
	}
}

void trace_job(FILE *out, const struct job *job)
{
	const char *slash = job->output ? strrchr(job->output, '/') : NULL;

	fprintf(out, "%s\t%.3f\t%.3f\t%d\t", job->group ? job->group : "-",
		job->seconds, job->cpu, job->stopped);
	if (slash) {
		fputs("mkdir -p ", out);
		fprintf(out, "'%.*s' && ", (int)(slash - job->output),
			job->output);
	}
	if (job->directory) {
		fputs("mkdir -p ", out);
		put_quoted(out, job->directory);
		fputs(" && cd ", out);
		put_quoted(out, job->directory);
		fputs(" && ", out);
	}
	fputs("env", out);
	put_words(out, &job->environment);
	put_words(out, &job->command);
	if (job->output) {
		fputs(" </dev/null >>", out);
		put_quoted(out, job->output);
		fputs(" 2>&1", out);
	}
	fputc('\n', out);
}
