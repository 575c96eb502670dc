/* corpus.c - all bugs and fixes below a directory, found by path. */
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "corpus.h"
#include "file.h"
#include "memory.h"

static int visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static bool is_source(const char *name)
{
	size_t length = strlen(name);

	return length > 2 && strcmp(name + length - 2, ".c") == 0;
}

/* Read one file of bugs/ or fixes/; its name says which it is. */
static void take_file(struct corpus *corpus, const char *side,
		      const char *class, const char *file)
{
	char *path = say("%s/%s/%s/%s", corpus->root, side, class, file);
	const char *dot = strchr(file, '.');
	const char *end = file + strlen(file) - 2;
	bool fix = strcmp(side, "fixes") == 0;
	char *how =
		dot < end ? copy_of(dot + 1, (size_t)(end - dot - 1)) : NULL;
	struct program *program;

	if (fix != (how != NULL) || (how && !*how)) {
		problem_add(&corpus->problems, path, 0,
			    fix ? "a fix is called NAME.HOW.c, HOW saying "
				  "which (mutex, atomic, ...)"
				: "a bug is called NAME.c, without a second "
				  "dot");
		free(how);
		free(path);
		return;
	}
	corpus->programs = grow_array(corpus->programs, corpus->n + 1,
				      sizeof *corpus->programs);
	program = &corpus->programs[corpus->n++];
	/* Paths are printed and compiled in; without "./" they read better. */
	program_read(program, strncmp(path, "./", 2) == 0 ? path + 2 : path,
		     class, how, &corpus->problems);
	free(how);
	free(path);
}

/* Call take_file() for every source of one side. */
static void take_side(struct corpus *corpus, const char *side)
{
	char *top = say("%s/%s", corpus->root, side);
	struct dirent **classes;
	int n = scandir(top, &classes, visible, alphasort);

	if (n < 0)
		problem_add(&corpus->problems, top, 0,
			    "cannot be read: %s; a corpus has bugs/ and fixes/",
			    strerror(errno));
	for (int i = 0; i < n; i++) {
		char *directory = say("%s/%s", top, classes[i]->d_name);
		struct dirent **files;
		int m = directory_exists(directory)
				? scandir(directory, &files, visible, alphasort)
				: 0;

		for (int j = 0; j < m; j++) {
			if (is_source(files[j]->d_name))
				take_file(corpus, side, classes[i]->d_name,
					  files[j]->d_name);
			free(files[j]);
		}
		if (m > 0)
			free(files);
		free(directory);
		free(classes[i]);
	}
	if (n >= 0)
		free(classes);
	free(top);
}

/* Where the name of its bug ends: only the file's name is parted by dots. */
static size_t bug_length(const char *name)
{
	const char *base = file_base(name);

	return (size_t)(base - name) + strcspn(base, ".");
}

/* By bug, then the bug before its fixes, then by HOW. */
static int by_name(const void *a, const void *b)
{
	const struct program *left = a;
	const struct program *right = b;
	size_t l = bug_length(left->name);
	size_t r = bug_length(right->name);
	int order = strncmp(left->name, right->name, l < r ? l : r);

	if (order == 0 && l != r)
		order = l < r ? -1 : 1;
	return order ? order : strcmp(left->name, right->name);
}

/* The next line of `p` at or after *line that lies outside its edit regions,
   without its mark and trailing space; NULL at the end. */
static const char *next_outside(const struct program *p, int *line,
				size_t *length)
{
	const char *text;

	while ((text = program_bare_line(p, *line, length))) {
		if (!program_editable(p, *line) && *length > 0)
			return text;
		++*line;
	}
	return NULL;
}

/* How many edit regions of `p` end before `line`. */
static size_t regions_before(const struct program *p, int line)
{
	size_t n = 0;

	while (n < p->n_regions && p->regions[n].last < line)
		n++;
	return n;
}

bool differs_outside(const struct program *bug, const struct program *fix,
		     struct problems *problems)
{
	int at_bug = bug->body;
	int at_fix = fix->body;

	if (bug->n_regions == 0 && fix->n_regions == 0)
		return false;
	if (bug->n_regions != fix->n_regions) {
		problem_add(problems, fix->path, 0,
			    "has %zu edit regions where its bug has %zu",
			    fix->n_regions, bug->n_regions);
		return true;
	}
	for (;; at_bug++, at_fix++) {
		size_t l;
		size_t r;
		const char *left = next_outside(bug, &at_bug, &l);
		const char *right = next_outside(fix, &at_fix, &r);

		if (!left && !right)
			return false;
		if (!left || !right || l != r || memcmp(left, right, l) != 0 ||
		    regions_before(bug, at_bug) !=
			    regions_before(fix, at_fix)) {
			problem_add(problems, fix->path, right ? at_fix : 0,
				    "differs from its bug outside the edit "
				    "regions; %s:%d is not the same",
				    bug->path, left ? at_bug : 0);
			return true;
		}
	}
}

/* Orphans on either side; they are broken, for nobody can judge them alone. */
static void pair(struct corpus *corpus)
{
	for (size_t i = 0; i < corpus->n; i++) {
		struct program *p = &corpus->programs[i];
		const struct program *bug = corpus_bug(corpus, p);
		bool has_fix = false;

		if (!bug) {
			problem_add(&corpus->problems, p->path, 0,
				    "a fix without its bug, bugs/%.*s.c",
				    (int)bug_length(p->name), p->name);
			p->broken = true;
		} else if (p->how && !p->broken && !bug->broken) {
			if (differs_outside(bug, p, &corpus->problems))
				p->broken = true;
			argv_append(&p->cflags, &bug->cflags);
		}
		for (size_t j = 0; !p->how && j < corpus->n; j++)
			has_fix =
				has_fix ||
				(corpus->programs[j].how &&
				 corpus_bug(corpus, &corpus->programs[j]) == p);
		if (!p->how && !has_fix) {
			problem_add(&corpus->problems, p->path, 0,
				    "a bug without a fix, fixes/%s.HOW.c",
				    p->name);
			p->broken = true;
		}
	}
}

void corpus_read(struct corpus *corpus, const char *root)
{
	*corpus = (struct corpus) {.root = copy(root)};
	take_side(corpus, "bugs");
	take_side(corpus, "fixes");
	if (corpus->n > 0)
		qsort(corpus->programs, corpus->n, sizeof *corpus->programs,
		      by_name);
	pair(corpus);
}

void corpus_free(struct corpus *corpus)
{
	for (size_t i = 0; i < corpus->n; i++)
		program_free(&corpus->programs[i]);
	free(corpus->programs);
	free(corpus->root);
	problems_free(&corpus->problems);
	*corpus = (struct corpus) {0};
}

const struct program *corpus_bug(const struct corpus *corpus,
				 const struct program *of)
{
	size_t length = bug_length(of->name);

	if (!of->how)
		return of;
	for (size_t i = 0; i < corpus->n; i++) {
		const struct program *p = &corpus->programs[i];

		if (!p->how && strlen(p->name) == length &&
		    strncmp(p->name, of->name, length) == 0)
			return p;
	}
	return NULL;
}

const struct program **corpus_rivals(const struct corpus *corpus,
				     const struct program *program, size_t *n)
{
	const struct program **rivals = new_array(corpus->n, sizeof *rivals);

	*n = 0;
	for (size_t i = 0; i < corpus->n; i++) {
		const struct program *p = &corpus->programs[i];

		if (!p->broken &&
		    (program->how ? p == corpus_bug(corpus, program)
				  : p->how && corpus_bug(corpus, p) == program))
			rivals[(*n)++] = p;
	}
	return rivals;
}

bool corpus_selects(const struct corpus *corpus, const char *pattern,
		    const struct program *program)
{
	const struct program *bug = corpus_bug(corpus, program);
	const char *path = program->path;
	size_t root = strlen(corpus->root);

	if (strncmp(pattern, "./", 2) == 0)
		pattern += 2;
	if (fnmatch(pattern, program->name, 0) == 0 ||
	    (bug && fnmatch(pattern, bug->name, 0) == 0) ||
	    fnmatch(pattern, program->class, 0) == 0 ||
	    fnmatch(pattern, path, 0) == 0)
		return true;
	return strncmp(path, corpus->root, root) == 0 && path[root] == '/' &&
	       fnmatch(pattern, path + root + 1, 0) == 0;
}

const struct program *corpus_find(const struct corpus *corpus,
				  const char *pattern)
{
	for (size_t i = 0; i < corpus->n; i++)
		if (corpus_selects(corpus, pattern, &corpus->programs[i]))
			return &corpus->programs[i];
	return NULL;
}
