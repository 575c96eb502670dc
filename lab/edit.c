/* edit.c - a case's text, changed line by line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "edit.h"
#include "memory.h"

void edit_begin(struct edit *edit, const char *text)
{
	*edit = (struct edit) {0};
	while (*text) {
		size_t length = strcspn(text, "\n");

		edit->lines = grow_array(edit->lines, edit->n + 1,
					 sizeof *edit->lines);
		edit->lines[edit->n++] = copy_of(text, length);
		text += length + (text[length] == '\n');
	}
}

char *edit_text(const struct edit *edit)
{
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);

	for (size_t i = 0; out && i < edit->n; i++)
		fprintf(out, "%s\n", edit->lines[i]);
	if (out)
		fclose(out);
	return text ? text : copy("");
}

void edit_mark(struct edit *edit, int line, const char *label)
{
	char **at = &edit->lines[line - 1];
	char *longer =
		say("%s %s%s", *at, strstr(*at, "//@") ? "" : "//@ ", label);

	free(*at);
	*at = longer;
}

/* Whether header line `line` begins `key:`; with "" any key. */
static bool begins(const char *line, const char *key)
{
	size_t length = strlen(key);

	if (strncmp(line, " * ", 3) != 0)
		return false;
	line += 3;
	if (!length)
		length = strspn(line, "abcdefghijklmnopqrstuvwxyz-");
	return length > 0 && strncmp(line, *key ? key : line, length) == 0 &&
	       line[length] == ':';
}

static void cut(struct edit *edit, size_t at, size_t n)
{
	for (size_t i = at; i < at + n; i++)
		free(edit->lines[i]);
	memmove(edit->lines + at, edit->lines + at + n,
		(edit->n - at - n) * sizeof *edit->lines);
	edit->n -= n;
}

static void insert(struct edit *edit, size_t at, char *owned)
{
	edit->lines = grow_array(edit->lines, edit->n + 1, sizeof *edit->lines);
	memmove(edit->lines + at + 1, edit->lines + at,
		(edit->n - at) * sizeof *edit->lines);
	edit->lines[at] = owned;
	edit->n++;
}

bool edit_key(struct edit *edit, const char *key, const char *value)
{
	size_t end = 0;
	size_t first;
	size_t at;
	size_t old = 0;

	while (end < edit->n && !strstr(edit->lines[end], "*/"))
		end++;
	for (first = end; first > 0 &&
			  strcmp(edit->lines[first - 1], " *") != 0 &&
			  strcmp(edit->lines[first - 1], "/*") != 0;)
		first--;
	if (end == edit->n || !begins(edit->lines[first], ""))
		return false;
	for (at = first; at < end && !begins(edit->lines[at], key);)
		at++;
	if (at < end) {
		old = 1;
		while (at + old < end && !begins(edit->lines[at + old], ""))
			old++;
	} else {
		for (at = first; at < end && !begins(edit->lines[at], "hint");)
			at++;
	}
	cut(edit, at, old);
	insert(edit, at,
	       say(" * %s:%*s %s", key,
		   strlen(key) < 8 ? (int)(8 - strlen(key)) : 0, "", value));
	return true;
}

void edit_free(struct edit *edit)
{
	for (size_t i = 0; i < edit->n; i++)
		free(edit->lines[i]);
	free(edit->lines);
	*edit = (struct edit) {0};
}
