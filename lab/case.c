/* case.c - a program's keys, marks and edit regions, read from its text. */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "case.h"
#include "cflags.h"
#include "detector.h"
#include "expectation.h"
#include "file.h"
#include "header.h"
#include "memory.h"

enum { LONGEST = 1 << 20 }; /* bytes of a case; the largest has a few KB */

/* Where a key may stand.  A detector's name is a key too, in both. */
static const struct {
	const char *name;
	bool in_bug;
	bool in_fix;
	bool many;
} keys[] = {
	{"class", true, false, false},    {"cwe", true, false, false},
	{"cert", true, false, false},     {"origin", true, false, false},
	{"hint", true, false, true},      {"cost", true, true, false},
	{"unproved", true, false, false}, {"cflags", true, false, false},
};

/* `explore` is a legal key before its detector exists. */
static bool is_detector(const char *name)
{
	return detector_named(name) || strcmp(name, "explore") == 0;
}

static bool is_key(const char *name)
{
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (strcmp(keys[i].name, name) == 0)
			return true;
	return is_detector(name);
}

struct reader {
	struct program *into;
	struct problems *problems;
};

static void complain(struct reader *r, int line, const char *what,
		     const char *about)
{
	problem_add(r->problems, r->into->path, line, what, about);
	r->into->broken = true;
}

static void take_claim(struct reader *r, const struct header_key *key)
{
	struct program *p = r->into;
	struct claim *claim;

	if (program_claim(p, key->name)) {
		problem_add(r->problems, p->path, key->line,
			    "a second line for '%s'; part expectations by ';'",
			    key->name);
		p->broken = true;
		return;
	}
	p->claims = grow_array(p->claims, p->n_claims + 1, sizeof *p->claims);
	claim = &p->claims[p->n_claims++];
	*claim =
		(struct claim) {.detector = copy(key->name), .line = key->line};
	if (!claim_parse(claim, key->value, p->how != NULL, p->path, key->line,
			 r->problems))
		p->broken = true;
}

static void take_plain_key(struct reader *r, const struct header_key *key)
{
	struct program *p = r->into;
	bool known = false;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (strcmp(keys[i].name, key->name) != 0)
			continue;
		known = p->how ? keys[i].in_fix : keys[i].in_bug;
		if (!keys[i].many && program_key(p, key->name)) {
			problem_add(r->problems, p->path, key->line,
				    "'%s' stands twice", key->name);
			p->broken = true;
		}
	}
	if (!known) {
		problem_add(r->problems, p->path, key->line,
			    "unknown key '%s'; a %s may have: class, cwe, "
			    "cert, origin, hint, cost, unproved, cflags or a "
			    "detector's name%s",
			    key->name, p->how ? "fix" : "bug",
			    p->how ? " (a fix: only cost and detectors)" : "");
		p->broken = true;
		return;
	}
	if (!*key->value)
		complain(r, key->line, "key '%s' has no value", key->name);
	p->keys = grow_array(p->keys, p->n_keys + 1, sizeof *p->keys);
	p->keys[p->n_keys++] = (struct key) {.name = copy(key->name),
					     .value = copy(key->value),
					     .line = key->line};
}

static void read_header(struct reader *r)
{
	struct program *p = r->into;
	struct header header;

	if (header_parse(&header, p->source, is_key)) {
		p->title = copy(header.title);
		p->story = copy(header.story);
		p->body = header.last_line + 1;
	} else {
		p->title = copy("");
		p->story = copy("");
		p->body = 1;
		if (p->class)
			complain(r, 1, "%s",
				 "no header comment; the file begins with /*, "
				 "a title, the story and the keys");
	}
	for (size_t i = 0; i < header.n; i++) {
		const struct header_key *key = &header.keys[i];

		/* Of any other file only how to build it matters. */
		if (!p->class && strcmp(key->name, "cflags") != 0)
			continue;
		if (key->strange)
			complain(
				r, key->line,
				"'%s' begins no `key: value`; a line that goes "
				"on is indented",
				key->name);
		else if (key->misplaced)
			complain(r, key->line,
				 "key '%s' stands in the story; all keys are "
				 "the last paragraph of the header",
				 key->name);
		else if (is_detector(key->name))
			take_claim(r, key);
		else
			take_plain_key(r, key);
	}
	if (p->class && !*p->title)
		complain(r, 1, "%s",
			 "the header has no title; its first line says what "
			 "the program does");
	header_free(&header);
}

/* `//@ edit` and `//@ end`, alone on their line. */
static void take_region_line(struct reader *r, bool opens, int line, int *open)
{
	struct program *p = r->into;

	if (opens && *open)
		complain(r, line, "%s",
			 "//@ edit inside an edit region; //@ end is missing");
	else if (!opens && !*open)
		complain(r, line, "%s", "//@ end without its //@ edit");
	if (opens) {
		*open = line;
		return;
	}
	if (*open) {
		p->regions = grow_array(p->regions, p->n_regions + 1,
					sizeof *p->regions);
		p->regions[p->n_regions++] =
			(struct region) {.first = *open, .last = line};
	}
	*open = 0;
}

static void take_marks(struct reader *r, const char *labels, size_t length,
		       int line)
{
	struct program *p = r->into;
	size_t before = p->n_marks;

	for (size_t at = 0; at < length;) {
		size_t end = at;

		while (end < length && !isspace((unsigned char)labels[end]))
			end++;
		if (end > at) {
			p->marks = grow_array(p->marks, p->n_marks + 1,
					      sizeof *p->marks);
			p->marks[p->n_marks++] = (struct mark) {
				.label = copy_of(labels + at, end - at),
				.line = line,
			};
		}
		at = end + 1;
	}
	if (p->n_marks == before)
		complain(r, line, "%s", "//@ without a label");
}

static void read_marks(struct reader *r)
{
	struct program *p = r->into;
	const char *text;
	size_t length;
	int open = 0;

	for (int line = p->body; (text = program_line(p, line, &length));
	     line++) {
		const char *at = memmem(text, length, "//@", 3);
		size_t rest;

		if (!at)
			continue;
		rest = length - (size_t)(at + 3 - text);
		while (rest > 0 && isspace((unsigned char)at[3 + rest - 1]))
			rest--;
		if ((rest == 5 && memcmp(at + 3, " edit", 5) == 0) ||
		    (rest == 4 && memcmp(at + 3, " end", 4) == 0))
			if (text + strspn(text, " \t") != at)
				complain(r, line, "%s",
					 "//@ edit and //@ end stand alone on "
					 "their lines");
		if (rest == 5 && memcmp(at + 3, " edit", 5) == 0)
			take_region_line(r, true, line, &open);
		else if (rest == 4 && memcmp(at + 3, " end", 4) == 0)
			take_region_line(r, false, line, &open);
		else
			take_marks(r, at + 3, rest, line);
	}
	if (open)
		complain(r, open, "%s", "//@ edit without its //@ end");
}

static bool names(const struct program *p, const char *label)
{
	for (size_t i = 0; i < p->n_claims; i++)
		for (size_t j = 0; j < p->claims[i].n; j++)
			for (int k = 0; k < 2; k++) {
				const char *l = p->claims[i].at[j].label[k];

				if (l && strcmp(l, label) == 0)
					return true;
			}
	return false;
}

static bool is_marked(const struct program *p, const char *label)
{
	for (size_t i = 0; i < p->n_marks; i++)
		if (strcmp(p->marks[i].label, label) == 0)
			return true;
	return false;
}

/* Labels that nobody marked, marks that nobody names. */
static void match_labels(struct reader *r)
{
	struct program *p = r->into;

	for (size_t i = 0; i < p->n_claims; i++)
		for (size_t j = 0; j < p->claims[i].n; j++)
			for (int k = 0; k < 2; k++) {
				const struct expectation *e =
					&p->claims[i].at[j];

				if (e->label[k] && !is_marked(p, e->label[k]))
					complain(
						r, e->line,
						"label '%s' is marked nowhere; "
						"put //@ LABEL at the end of "
						"its line",
						e->label[k]);
			}
	for (size_t i = 0; i < p->n_marks; i++)
		if (!names(p, p->marks[i].label))
			complain(r, p->marks[i].line,
				 "mark '%s' is named by no line of the header",
				 p->marks[i].label);
}

static int key_line(const struct program *p, const char *name)
{
	for (size_t i = 0; i < p->n_keys; i++)
		if (strcmp(p->keys[i].name, name) == 0)
			return p->keys[i].line;
	return 1;
}

static void read_cflags(struct reader *r)
{
	struct program *p = r->into;
	const char *value = program_key(p, "cflags");
	char *why = value ? cflags_parse(&p->cflags, value) : NULL;

	if (why)
		complain(r, key_line(p, "cflags"), "%s", why);
	free(why);
}

static void check_keys(struct reader *r)
{
	struct program *p = r->into;
	const char *class = program_key(p, "class");

	if (p->how)
		return;
	if (!class)
		complain(r, 1, "the header has no `class: %s`", p->class);
	else if (strcmp(class, p->class) != 0)
		complain(r, key_line(p, "class"),
			 "class differs from the directory's name, '%s'",
			 p->class);
	if (p->n_claims == 0 && !program_key(p, "unproved"))
		complain(r, 1, "%s",
			 "no detector's line: say what one must report, or why "
			 "the bug is `unproved:`");
}

/* The beginnings of all lines, for program_line(). */
static void index_lines(struct program *p)
{
	const char *at = p->source;
	int room = 0;

	while (at && *at) {
		if (p->n_lines == room) {
			room = room ? 2 * room : 128;
			p->starts = grow_array(p->starts, (size_t)room,
					       sizeof *p->starts);
		}
		p->starts[p->n_lines++] = (size_t)(at - p->source);
		at = strchr(at, '\n');
		if (at)
			at++;
	}
}

/* Whether the program has an oracle; a blank may follow the name. */
static bool calls_check(const char *source)
{
	for (const char *at = source; (at = strstr(at, "CHECK"));) {
		at += strlen("CHECK");
		if (at[strspn(at, " \t\n")] == '(')
			return true;
	}
	return false;
}

void program_parse(struct program *into, const char *path, const char *class,
		   const char *how, const char *text, size_t length,
		   struct problems *problems)
{
	struct reader r = {into, problems};
	const char *dot;

	*into = (struct program) {
		.path = copy(path),
		.class = class ? copy(class) : NULL,
		.how = how ? copy(how) : NULL,
		.source = copy_of(text, length),
		.length = strnlen(text, length),
	};
	dot = strrchr(file_base(path), '.');
	into->name = class ? say("%s/%.*s", class,
				 (int)(dot ? dot - file_base(path)
					   : (long)strlen(file_base(path))),
				 file_base(path))
			   : copy(path);
	if (into->length != length)
		complain(&r, 0, "%s", "a zero byte; this is no C source");
	index_lines(into);
	read_header(&r);
	into->has_check = calls_check(into->source);
	read_cflags(&r);
	if (!class)
		return;
	read_marks(&r);
	match_labels(&r);
	check_keys(&r);
}

void program_read(struct program *into, const char *path, const char *class,
		  const char *how, struct problems *problems)
{
	size_t length;
	char *text = file_read(path, LONGEST, &length);

	if (text) {
		program_parse(into, path, class, how, text, length, problems);
		free(text);
		return;
	}
	problem_add(problems, path, 0, "cannot be read: %s", strerror(errno));
	program_parse(into, path, NULL, how, "", 0, problems);
	into->class = class ? copy(class) : NULL;
	into->broken = true;
}

void program_free(struct program *p)
{
	for (size_t i = 0; i < p->n_keys; i++) {
		free(p->keys[i].name);
		free(p->keys[i].value);
	}
	for (size_t i = 0; i < p->n_claims; i++)
		claim_free(&p->claims[i]);
	for (size_t i = 0; i < p->n_marks; i++)
		free(p->marks[i].label);
	argv_free(&p->cflags);
	free(p->keys);
	free(p->claims);
	free(p->marks);
	free(p->regions);
	free(p->path);
	free(p->name);
	free(p->class);
	free(p->how);
	free(p->source);
	free(p->starts);
	free(p->title);
	free(p->story);
	*p = (struct program) {0};
}

const struct claim *program_claim(const struct program *program,
				  const char *detector)
{
	for (size_t i = 0; i < program->n_claims; i++)
		if (strcmp(program->claims[i].detector, detector) == 0)
			return &program->claims[i];
	return NULL;
}

const char *program_key(const struct program *program, const char *name)
{
	for (size_t i = 0; i < program->n_keys; i++)
		if (strcmp(program->keys[i].name, name) == 0)
			return program->keys[i].value;
	return NULL;
}

bool program_marked(const struct program *program, const char *label, int line)
{
	for (size_t i = 0; i < program->n_marks; i++)
		if (program->marks[i].line == line &&
		    strcmp(program->marks[i].label, label) == 0)
			return true;
	return false;
}

const char *program_line(const struct program *program, int line,
			 size_t *length)
{
	const char *at;

	if (line < 1 || line > program->n_lines)
		return NULL;
	at = program->source + program->starts[line - 1];
	*length = strcspn(at, "\n");
	return at;
}

const char *program_bare_line(const struct program *program, int line,
			      size_t *length)
{
	const char *text = program_line(program, line, length);
	const char *mark = text ? memmem(text, *length, "//@", 3) : NULL;

	if (mark)
		*length = (size_t)(mark - text);
	while (text && *length > 0 && isspace((unsigned char)text[*length - 1]))
		--*length;
	return text;
}

bool program_editable(const struct program *program, int line)
{
	for (size_t i = 0; i < program->n_regions; i++)
		if (line > program->regions[i].first &&
		    line < program->regions[i].last)
			return true;
	return program->n_regions == 0;
}
