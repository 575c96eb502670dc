/* schedule.c - a saved schedule and a raw report, for the reader's eyes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "schedule.h"

/* Whether `line` is an event with nothing after its object yet. */
static const char *bare_event_pc(const char *line)
{
	const char *pc = strstr(line, " pc ");
	const char *object = pc ? strstr(pc, " object ") : NULL;

	if (strncmp(line, "event ", 6) != 0 || !object)
		return NULL;
	return strchr(object + strlen(" object "), ' ') ? NULL : pc + 4;
}

char *schedule_annotate(const char *text, struct symbols *symbols)
{
	char *result = NULL;
	size_t size;
	FILE *out = open_memstream(&result, &size);

	while (out && *text) {
		size_t length = strcspn(text, "\n");
		char *line = copy_of(text, length);
		const char *pc = bare_event_pc(line);

		fputs(line, out);
		if (pc) {
			struct source at =
				symbols_find(symbols, strtoull(pc, NULL, 16));

			if (*at.file)
				fprintf(out, " %s (%s:%d)", at.function,
					at.file, at.line);
		}
		free(line);
		text += length;
		if (*text) {
			fputc('\n', out);
			text++;
		}
	}
	if (out)
		fclose(out);
	return result ? result : copy("");
}

uint64_t *report_accesses(const char *report, size_t *n)
{
	static const char *const roles[] = {
		"read",    "write", "atomic-read", "atomic-write",
		"unlocks", "uses",  "frees",       "freed",
	};
	uint64_t *all = NULL;

	*n = 0;
	for (const char *at = report; (at = strstr(at, "\nplace "));) {
		size_t length;
		const char *pc;

		at += strlen("\nplace ");
		length = strcspn(at, " ");
		pc = strstr(at, " pc ");
		for (size_t i = 0; pc && i < sizeof roles / sizeof *roles; i++)
			if (strlen(roles[i]) == length &&
			    strncmp(at, roles[i], length) == 0) {
				all = grow_array(all, *n + 1, sizeof *all);
				all[(*n)++] = strtoull(pc + 4, NULL, 16);
			}
	}
	return all;
}
