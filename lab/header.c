/* header.c - the header comment of a case, as text. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "header.h"
#include "memory.h"

/* One line of the comment without its decoration. */
struct line {
	const char *at;
	size_t length;
};

static struct line undecorated(const char *at, const char *end)
{
	while (at < end && (*at == ' ' || *at == '\t'))
		at++;
	if (at < end && *at == '*')
		at++;
	if (at < end && *at == ' ')
		at++;
	while (end > at && isspace((unsigned char)end[-1]))
		end--;
	return (struct line) {at, (size_t)(end - at)};
}

/* The length of the name if `line` reads `name: ...`, else 0. */
static size_t key_length(struct line line)
{
	size_t n = 0;

	while (n < line.length &&
	       (islower((unsigned char)line.at[n]) || line.at[n] == '-'))
		n++;
	return n < line.length && line.at[n] == ':' &&
			       (n + 1 == line.length || line.at[n + 1] == ' ' ||
				line.at[n + 1] == '\t')
		       ? n
		       : 0;
}

static void add_key(struct header *header, struct line line, size_t name,
		    int number, bool misplaced)
{
	const char *value = line.at + name + 1;
	size_t length = line.length - name - 1;

	while (length > 0 && isspace((unsigned char)*value))
		value++, length--;
	header->keys =
		grow_array(header->keys, header->n + 1, sizeof *header->keys);
	header->keys[header->n++] = (struct header_key) {
		.name = copy_of(line.at, name),
		.value = copy_of(value, length),
		.line = number,
		.misplaced = misplaced,
	};
}

static void add_strange(struct header *header, struct line line, int number)
{
	size_t word = 0;

	while (word < line.length && !isspace((unsigned char)line.at[word]))
		word++;
	header->keys =
		grow_array(header->keys, header->n + 1, sizeof *header->keys);
	header->keys[header->n++] = (struct header_key) {
		.name = copy_of(line.at, word),
		.value = copy(""),
		.line = number,
		.strange = true,
	};
}

/* The value of the last key goes on in `line`. */
static void continue_key(struct header *header, struct line line)
{
	struct header_key *key = &header->keys[header->n - 1];
	char *longer;

	while (line.length > 0 && isspace((unsigned char)*line.at))
		line.at++, line.length--;
	longer = say("%s%s%.*s", key->value, *key->value ? " " : "",
		     (int)line.length, line.at);
	free(key->value);
	key->value = longer;
}

/* Split `source` into lines up to the closing marker; 0: there is none. */
static size_t split(const char *source, struct line **lines)
{
	const char *end;
	size_t n = 0;

	*lines = NULL;
	if (strncmp(source, "/*", 2) != 0 || !(end = strstr(source + 2, "*/")))
		return 0;
	source += 2;
	for (;;) {
		const char *stop = memchr(source, '\n', (size_t)(end - source));

		*lines = grow_array(*lines, n + 1, sizeof **lines);
		(*lines)[n++] = undecorated(source, stop ? stop : end);
		if (!stop)
			return n;
		source = stop + 1;
	}
}

/* The index of the first line of the last paragraph. */
static size_t last_paragraph(const struct line *lines, size_t n)
{
	size_t at = n;

	while (at > 0 && lines[at - 1].length == 0)
		at--;
	while (at > 0 && lines[at - 1].length > 0)
		at--;
	return at;
}

static void read_keys(struct header *header, const struct line *lines,
		      size_t from, size_t n)
{
	for (size_t i = from; i < n; i++) {
		size_t name = key_length(lines[i]);

		if (name > 0)
			add_key(header, lines[i], name, (int)i + 1, false);
		else if (lines[i].length > 0 &&
			 isspace((unsigned char)*lines[i].at))
			continue_key(header, lines[i]);
		else if (lines[i].length > 0)
			add_strange(header, lines[i], (int)i + 1);
	}
}

/* A key that is known, and stands where it means nothing. */
static void note_misplaced(struct header *header, struct line line, int number,
			   bool (*is_key)(const char *name))
{
	size_t length = key_length(line);
	char *name;

	if (length == 0)
		return;
	name = copy_of(line.at, length);
	if (is_key(name))
		add_key(header, line, length, number, true);
	free(name);
}

static void read_story(struct header *header, const struct line *lines,
		       size_t n, bool (*is_key)(const char *name))
{
	size_t first = 0;
	size_t last = n;
	size_t size;
	FILE *out = open_memstream(&header->story, &size);

	while (first < n && lines[first].length == 0)
		first++;
	if (first < n)
		header->title = copy_of(lines[first].at, lines[first].length);
	first++;
	while (first < n && lines[first].length == 0)
		first++;
	while (last > first && lines[last - 1].length == 0)
		last--;
	for (size_t i = first; i < last; i++) {
		if (out)
			fprintf(out, "%.*s\n", (int)lines[i].length,
				lines[i].at);
		note_misplaced(header, lines[i], (int)i + 1, is_key);
	}
	if (out)
		fclose(out);
	if (!header->story)
		header->story = copy("");
}

bool header_parse(struct header *header, const char *source,
		  bool (*is_key)(const char *name))
{
	struct line *lines;
	size_t n = split(source, &lines);
	size_t keys = last_paragraph(lines, n);

	*header = (struct header) {0};
	if (n == 0)
		return false;
	header->last_line = (int)n;
	if (keys == n || key_length(lines[keys]) == 0 || keys == 0)
		keys = n;
	read_story(header, lines, keys, is_key);
	read_keys(header, lines, keys, n);
	if (!header->title)
		header->title = copy("");
	free(lines);
	return true;
}

void header_free(struct header *header)
{
	for (size_t i = 0; i < header->n; i++) {
		free(header->keys[i].name);
		free(header->keys[i].value);
	}
	free(header->keys);
	free(header->title);
	free(header->story);
	*header = (struct header) {0};
}
