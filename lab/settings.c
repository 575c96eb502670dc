/* settings.c - the options that every command shares, by glibc's argp. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "processors.h"
#include "settings.h"

enum {
	NO_COLOR = 256,
	FRESH,
	STRICT,
	WRITE,
	CASES,
	CC,
	SEED,
	ALLOW_SKIP,
	TRACE,
	CPUS,
	MARKDOWN,
	JUNIT,
	SARIF,
	ANNOTATIONS
};

static const struct argp_option options[] = {
	{"json", 'o', "FILE", 0, "Write the results to FILE as JSON", 0},
	{"jobs", 'j', "N", 0,
	 "Run N programs at a time; one that sleeps does not count", 0},
	{"cpus", CPUS, "K", 0, "Use K of the processors, for the programs too",
	 0},
	{"runs", 'n', "N", 0, "Run each program N times under each detector",
	 0},
	{"timeout", 't', "S", 0, "Stop a run after S seconds (default: 60)", 0},
	{"seed", SEED, "S", 0, "Seed of whatever varies between runs", 0},
	{"detector", 'd', "NAME", 0, "Only this detector; may be repeated", 0},
	{"cases", CASES, "DIR", 0, "Use bugs/ and fixes/ of DIR", 0},
	{"cc", CC, "gcc|clang", 0, "Compiler of the cases", 0},
	{"fresh", FRESH, NULL, 0, "Run everything, use no stored verdict", 0},
	{"strict", STRICT, NULL, 0,
	 "Demand a line for every detector in every bug, but for those that "
	 "compare it with its fixes",
	 0},
	{"allow-skip", ALLOW_SKIP, "NAME", 0,
	 "Detector NAME may be missing on this machine", 0},
	{"trace", TRACE, "FILE", 0, "Write every command that is run to FILE",
	 0},
	{"write", WRITE, NULL, 0, "expect: write the lines into the case", 0},
	{"markdown", MARKDOWN, NULL, 0,
	 "check: print a Markdown table of detector by class, nothing else", 0},
	{"junit", JUNIT, "FILE", 0, "Write every verdict to FILE as JUnit XML",
	 0},
	{"sarif", SARIF, "FILE", 0,
	 "Write what does not hold to FILE as SARIF 2.1.0", 0},
	{"annotations", ANNOTATIONS, NULL, 0,
	 "Print what does not hold as annotations of GitHub Actions too", 0},
	{"no-color", NO_COLOR, NULL, 0, "Plain text, no escape sequences", 0},
	{0},
};

static unsigned long long number(const char *text, unsigned long long least,
				 unsigned long long most,
				 struct argp_state *state, const char *option)
{
	char *end;
	unsigned long long value;

	errno = 0;
	value = strtoull(text, &end, 0);
	if (errno || end == text || *end || value < least || value > most ||
	    *text == '-')
		argp_error(state, "--%s takes a whole number from %llu to %llu",
			   option, least, most);
	return value;
}

static double duration(const char *text, struct argp_state *state)
{
	char *end;
	double value = strtod(text, &end);

	if (end == text || *end || !(value > 0 && value <= 86400))
		argp_error(state, "--timeout takes seconds, from 0.001 to "
				  "86400");
	return value;
}

static error_t take(int key, char *argument, struct argp_state *state)
{
	struct settings *s = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		if (s->own)
			state->child_inputs[0] = s->own;
		break;
	case 'o':
		s->json = argument;
		break;
	case 'j':
		s->jobs = (unsigned)number(argument, 1, 1024, state, "jobs");
		break;
	case CPUS:
		s->cpus = (unsigned)number(argument, 1, 1024, state, "cpus");
		if (!processors_use(s->cpus))
			argp_error(state, "--cpus %u: only %u can be used here",
				   s->cpus, processors_usable());
		break;
	case 'n':
		s->runs = (unsigned)number(argument, 1, 1000000, state, "runs");
		break;
	case 't':
		s->timeout = duration(argument, state);
		break;
	case SEED:
		s->seed = number(argument, 0, INT64_MAX, state, "seed");
		break;
	case 'd':
		argv_add(&s->detectors, argument, NULL);
		break;
	case CASES:
		s->cases = argument;
		break;
	case CC:
		s->cc = argument;
		break;
	case TRACE:
		s->trace = argument;
		break;
	case FRESH:
		s->fresh = true;
		break;
	case STRICT:
		s->strict = true;
		break;
	case MARKDOWN:
		s->markdown = true;
		break;
	case JUNIT:
		s->junit = argument;
		break;
	case SARIF:
		s->sarif = argument;
		break;
	case ANNOTATIONS:
		s->annotations = true;
		break;
	case WRITE:
		s->write = true;
		break;
	case ALLOW_SKIP:
		argv_add(&s->allow_skip, argument, NULL);
		break;
	case NO_COLOR:
		s->no_color = true;
		break;
	case ARGP_KEY_ARG:
		argv_add(&s->operands, argument, NULL);
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	return 0;
}

/* Cut `-- ARGS` off: they are the program's, and argp would mix them in. */
static int cut_program(struct settings *settings, int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--") != 0)
			continue;
		for (int k = i + 1; k < argc; k++)
			argv_add(&settings->program, argv[k], NULL);
		return i;
	}
	return argc;
}

void settings_parse_with(struct settings *settings, int argc, char **argv,
			 const char *operands, const char *about, size_t least,
			 size_t most, const struct argp *own, void *input)
{
	const struct argp_child children[] = {{own, 0, NULL, 0}, {0}};
	const struct argp argp = {
		options, take, operands, about, own ? children : NULL,
		NULL,    NULL};

	settings->own = input;
	settings->cc = "clang";
	if (settings->timeout == 0)
		settings->timeout = 60;
	settings->seed = 1;
	argp_err_exit_status = 2;
	argc = cut_program(settings, argc, argv);
	if (settings->program.n > 0 && !strstr(operands, "-- ARGS")) {
		fprintf(stderr,
			"%s: runs no program of its own: nothing may "
			"follow `--`\n",
			argv[0]);
		exit(2);
	}
	argp_parse(&argp, argc, argv, 0, NULL, settings);
	if (settings->jobs == 0)
		settings->jobs = processors_usable();
	if (settings->operands.n < least || settings->operands.n > most) {
		argp_help(&argp, stderr, ARGP_HELP_STD_USAGE, argv[0]);
		exit(2);
	}
}

void settings_parse(struct settings *settings, int argc, char **argv,
		    const char *operands, const char *about, size_t least,
		    size_t most)
{
	settings_parse_with(settings, argc, argv, operands, about, least, most,
			    NULL, NULL);
}

void settings_free(struct settings *settings)
{
	argv_free(&settings->detectors);
	argv_free(&settings->allow_skip);
	argv_free(&settings->operands);
	argv_free(&settings->program);
}
