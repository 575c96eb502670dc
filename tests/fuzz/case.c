/*
 * Arbitrary bytes as a bug, as a fix and as a file outside a corpus.  What is
 * taken for sound must keep every rule of the format that the judge relies on.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "case.h"

static void must(int holds)
{
	if (!holds)
		abort();
}

static int named(const struct program *p, const char *label)
{
	for (size_t i = 0; i < p->n_claims; i++)
		for (size_t j = 0; j < p->claims[i].n; j++)
			for (int k = 0; k < 2; k++) {
				const char *l = p->claims[i].at[j].label[k];

				if (l && strcmp(l, label) == 0)
					return 1;
			}
	return 0;
}

static int marked(const struct program *p, const char *label)
{
	for (size_t i = 0; i < p->n_marks; i++)
		if (strcmp(p->marks[i].label, label) == 0)
			return program_marked(p, label, p->marks[i].line);
	return 0;
}

static void check_expectation(const struct program *p,
			      const struct expectation *e)
{
	int words = e->demand == REQUIRED || e->demand == MAYBE ||
		    e->demand == NOISE;

	must(e->text && *e->text);
	must(p->how ? e->demand == NOISE || e->demand == CANNOT
		    : e->demand != NOISE);
	must(e->demand == REQUIRED || e->why);
	must(words == (e->label[0] != NULL));
	must(!e->label[1] || e->label[0]);
	must(!words || e->kind < KINDS);
	for (int k = 0; k < 2; k++)
		must(!e->label[k] || marked(p, e->label[k]));
}

static void check_sound(const struct program *p)
{
	size_t length;

	must(p->title && *p->title && p->story);
	must(p->body >= 1);
	for (size_t i = 0; i < p->n_claims; i++) {
		must(p->claims[i].n > 0);
		must(program_claim(p, p->claims[i].detector) == &p->claims[i]);
		for (size_t j = 0; j < p->claims[i].n; j++)
			check_expectation(p, &p->claims[i].at[j]);
	}
	for (size_t i = 0; i < p->n_marks; i++) {
		must(named(p, p->marks[i].label));
		must(program_line(p, p->marks[i].line, &length) != NULL);
	}
	for (size_t i = 0; i < p->n_regions; i++) {
		must(p->regions[i].first < p->regions[i].last);
		must(!i || p->regions[i - 1].last < p->regions[i].first);
	}
	if (!p->how) {
		must(strcmp(program_key(p, "class"), "x") == 0);
		must(p->n_claims > 0 || program_key(p, "unproved"));
	}
}

static void one(const char *class, const char *how, const char *text,
		size_t size)
{
	struct problems problems = {0};
	struct program program;

	program_parse(&program, "bugs/x/y.c", class, how, text, size,
		      &problems);
	must(program.broken == (problems.n > 0));
	for (size_t i = 0; i < problems.n; i++)
		must(problems.at[i].file && problems.at[i].line >= 0 &&
		     *problems.at[i].what);
	must(program.length <= size);
	if (class && !program.broken)
		check_sound(&program);
	program_free(&program);
	problems_free(&problems);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1);

	if (!text)
		return 0;
	memcpy(text, data, size);
	text[size] = 0;
	one("x", NULL, text, size);
	one("x", "z", text, size);
	one(NULL, NULL, text, size);
	free(text);
	return 0;
}
