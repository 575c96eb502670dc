/* resolve.c - the addresses in an explorer's report, put into words. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "report.h"
#include "symbols.h"

/* The word after ` NAME ` in `line`, to be freed; "-" when it is not there. */
static char *field(const char *line, const char *name)
{
	char *key = say(" %s ", name);
	const char *at = strstr(line, key);
	size_t length = at ? strcspn(at + strlen(key), " ") : 0;
	char *value = length ? copy_of(at + strlen(key), length) : copy("-");

	free(key);
	return value;
}

/* `desk`, `table+16`, or the bare address; nothing for 0. */
static void put_object(FILE *out, struct symbols *symbols, uint64_t address)
{
	uint64_t offset = 0;
	const char *name =
		symbols ? symbols_variable(symbols, address, &offset) : NULL;

	if (address == 0)
		fputc('-', out);
	else if (!name)
		fprintf(out, "0x%llx", (unsigned long long)address);
	else if (offset == 0)
		fputs(name, out);
	else
		fprintf(out, "%s+%llu", name, (unsigned long long)offset);
}

static void put_objects(FILE *out, struct symbols *symbols, const char *list)
{
	if (*list == '-') {
		fputs("none", out);
		return;
	}
	while (*list) {
		char *end;

		put_object(out, symbols, strtoull(list, &end, 16));
		if (end == list)
			return;
		list = end + (*end == ',');
		if (*list)
			fputs(", ", out);
	}
}

static struct source source_of(struct symbols *symbols, uint64_t pc)
{
	struct source none = {.function = "", .file = ""};

	return symbols && pc ? symbols_find(symbols, pc) : none;
}

static void put_frame(FILE *out, struct symbols *symbols, uint64_t pc)
{
	struct source at = source_of(symbols, pc);

	fprintf(out, "frame\t%s\t%s\t%d\n", *at.function ? at.function : "?",
		*at.file ? at.file : "?", at.line);
}

static void put_where(FILE *out, struct symbols *symbols, uint64_t pc)
{
	struct source at = source_of(symbols, pc);

	if (*at.file)
		fprintf(out, "%s:%d", at.file, at.line);
	else
		fputc('-', out);
}

static void put_place(FILE *out, struct symbols *symbols, const char *line)
{
	char *role = field(line, "place");
	char *thread = field(line, "thread");
	char *pc = field(line, "pc");
	char *object = field(line, "object");
	char *size = field(line, "size");
	char *locks = field(line, "locks");
	char *stack = field(line, "stack");

	fprintf(out, "place\t%s\t%s\t%s\t", role, thread, size);
	put_object(out, symbols, strtoull(object, NULL, 16));
	fputc('\t', out);
	put_objects(out, symbols, locks);
	fputc('\n', out);
	put_frame(out, symbols, strtoull(pc, NULL, 16));
	for (const char *at = stack; *at && *at != '-';) {
		char *end;
		uint64_t caller = strtoull(at, &end, 16);

		if (end == at)
			break;
		put_frame(out, symbols, caller);
		at = end + (*end == ',');
	}
	free(role);
	free(thread);
	free(pc);
	free(object);
	free(size);
	free(locks);
	free(stack);
}

/* `note pc 0x... TEXT` and `cannot CALL pc 0x... TEXT`. */
static void put_remark(FILE *out, struct symbols *symbols, const char *line)
{
	const char *pc = strstr(line, " pc ");
	char *end;
	uint64_t address = pc ? strtoull(pc + 4, &end, 16) : 0;

	if (!pc) {
		fprintf(out, "%s\n", line);
		return;
	}
	if (strncmp(line, "cannot ", 7) == 0)
		fprintf(out, "cannot\t%.*s\t", (int)(pc - line - 7), line + 7);
	else
		fputs("note\t", out);
	put_where(out, symbols, address);
	fprintf(out, "\t%s\n", end + (*end == ' '));
}

char *explore_resolve(const char *report, const char *executable)
{
	struct symbols *symbols = symbols_open(executable);
	char *result = NULL;
	size_t size;
	FILE *out = open_memstream(&result, &size);

	while (out && *report) {
		size_t length = strcspn(report, "\n");
		bool whole = report[length] == '\n';
		char *line = say(" %.*s", (int)length, report);

		if (!whole) /* a cut line stays one, for parse() to see */
			fputs(line + 1, out);
		else if (strncmp(line, " place ", 7) == 0)
			put_place(out, symbols, line);
		else if (strncmp(line, " note ", 6) == 0 ||
			 strncmp(line, " cannot ", 8) == 0)
			put_remark(out, symbols, line + 1);
		else
			fprintf(out, "%s\n", line + 1);
		free(line);
		report += length + whole;
	}
	if (out)
		fclose(out);
	if (symbols)
		symbols_close(symbols);
	return result ? result : copy("");
}
