/*
 * Arbitrary bytes as the record of a native run.  The first byte chooses how it
 * ended.  A record without its end, or one that tells of a leak, is never
 * PARSED as silence.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "detector.h"

static void must(int holds)
{
	if (!holds)
		abort();
}

/* Everything in *out is whole, and can be walked. */
static void check_findings(const struct findings *all)
{
	for (const struct finding *f = all->first; f; f = f->next) {
		must(f->kind < KINDS);
		must(f->by == BY_TOOL || f->by == BY_ORACLE);
		must(!f->says || strlen(f->says) < SIZE_MAX);
		must(!f->object || strlen(f->object) < SIZE_MAX);
		for (const struct place *p = f->places; p; p = p->next) {
			must(place_line(p, "y.c") >= 0);
			for (const struct frame *r = p->frames; r; r = r->next)
				must(r->line >= 0 && (r->file || !r->line));
		}
	}
}

static int has_line(const char *text, const char *beginning)
{
	size_t n = strlen(beginning);

	for (const char *p = text; p; p = strchr(p, '\n')) {
		p += *p == '\n';
		if (strncmp(p, beginning, n) == 0)
			return 1;
	}
	return 0;
}

static void one(const char *record, int status, int stopped)
{
	const struct detector *tool = detector_named("native");
	const struct outcome run = {"", record, status, stopped};
	struct findings all;
	const char *why = NULL;
	enum parsed parsed;

	findings_init(&all);
	parsed = tool->parse(&run, &all, &why);
	check_findings(&all);
	must(parsed == PARSED || (why && *why));
	if (parsed == PARSED && !stopped) {
		must(has_line(record, "end ") || has_line(record, "check ") ||
		     WIFSIGNALED(status));
		must(all.first || !has_line(record, "leak "));
		must(all.first || !has_line(record, "crash "));
		must(!*record || record[strlen(record) - 1] == '\n');
	}
	findings_free(&all);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const int statuses[] = {0, 1 << 8, 6, 11, 15, 9};
	char *text;

	if (size == 0 || !(text = malloc(size)))
		return 0;
	memcpy(text, data + 1, size - 1);
	text[size - 1] = 0;
	one(text, statuses[data[0] % 6], 0);
	one(text, statuses[data[0] % 6], 1);
	free(text);
	return 0;
}
