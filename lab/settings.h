/*
 * settings.h - the options that every command shares.
 */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <argp.h>
#include <stdbool.h>
#include <stdint.h>

#include "argv.h"

struct settings {
	const char *json;  /* file for the results, or NULL */
	const char *junit; /* file for the results as JUnit XML, or NULL */
	const char *sarif; /* file for what fails as SARIF, or NULL */
	const char *trace; /* file for the commands that were run, or NULL */
	const char *cases; /* the directory of bugs/ and fixes/, or NULL */
	const char *cc;    /* "clang" unless told otherwise */
	unsigned cpus;     /* processors to use; 0: all that we may */
	unsigned jobs;     /* >= 1; as many as processors are used */
	unsigned runs;     /* 0: each detector's own number */
	double timeout;    /* seconds for one run */
	uint64_t seed;
	bool no_color;
	bool fresh;             /* no stored verdicts */
	bool strict;            /* every detector's line is demanded */
	bool write;             /* expect: change the file */
	bool markdown;          /* check: Markdown in place of the matrix */
	bool annotations;       /* what fails, as GitHub's annotations */
	struct argv detectors;  /* only these; none: all */
	struct argv allow_skip; /* detectors that may be missing */
	struct argv operands;   /* what is no option */
	void *own; /* input of the command's own options, while parsing */
	struct argv program; /* after `--`: for the program that is run */
};

/*
 * Parse the arguments of one command into *settings, which must be zero but for
 * the command's own defaults of jobs and timeout, and end the process with exit
 * 2 when they are wrong, or 0 after --help. `operands` describes them for
 * --help ("[CASE...]"), `about` is the command's text; at least `least` and at
 * most `most` operands must be there.
 */
void settings_parse(struct settings *settings, int argc, char **argv,
		    const char *operands, const char *about, size_t least,
		    size_t most);

/* The same for a command with options of its own: `own` parses them, into
   `input`. */
void settings_parse_with(struct settings *settings, int argc, char **argv,
			 const char *operands, const char *about, size_t least,
			 size_t most, const struct argp *own, void *input);

void settings_free(struct settings *settings);

#endif
