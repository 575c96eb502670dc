/*
 * Arbitrary bytes as the runtime's record.  It says that the program reached
 * its end only if one whole line says so, and tells of no more failed CHECKs
 * than there are lines of them.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "attempt.h"

static void must(int holds)
{
	if (!holds)
		abort();
}

static int is_end(const char *line, size_t length)
{
	return length > 4 && strncmp(line, "end ", 4) == 0 &&
	       4 + strspn(line + 4, "0123456789") == length;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1);
	struct run run = {0};
	int ends = 0;
	int checks = 0;
	int found = 0;

	if (!text)
		return 0;
	memcpy(text, data, size);
	text[size] = 0;
	for (const char *p = text; *p;) {
		size_t length = strcspn(p, "\n");

		ends += p[length] && is_end(p, length);
		checks += strncmp(p, "check ", 6) == 0;
		p += length + (p[length] == '\n');
	}
	findings_init(&run.findings);
	record_read(&run, text);
	for (const struct finding *f = run.findings.first; f; f = f->next) {
		must(f->kind == CHECK_FAILED && f->by == BY_ORACLE);
		must(f->places && f->places->frames && !f->places->next);
		must(f->places->frames->file != NULL);
		found++;
	}
	must(found <= checks);
	must(run.ended == (ends > 0));
	findings_free(&run.findings);
	free(text);
	return 0;
}
