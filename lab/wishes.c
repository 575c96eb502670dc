/* wishes.c - the options of `racelab explore` alone. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "memory.h"
#include "wishes.h"

enum {
	POLICY = 512,
	SCHEDULES,
	SECONDS,
	BOUND,
	ISOLATE,
	REPLAY,
	KEEP_GOING,
	SPURIOUS,
	SAVE
};

static const struct argp_option options[] = {
	{"policy", POLICY, "NAME", 0,
	 "auto, random, pct, pos, or all: every interleaving", 1},
	{"schedules", SCHEDULES, "N", 0, "Try at most N schedules", 1},
	{"seconds", SECONDS, "S", 0, "Search for at most S seconds", 1},
	{"bound", BOUND, "K", 0, "At most K preemptions a schedule", 1},
	{"isolate", ISOLATE, NULL, 0, "A process for each execution", 1},
	{"replay", REPLAY, "FILE", 0, "Follow a saved schedule", 1},
	{"keep-going", KEEP_GOING, NULL, 0,
	 "Do not stop at the first failing schedule", 1},
	{"spurious", SPURIOUS, NULL, 0,
	 "Let condition variables wake nobody knows why", 1},
	{"save", SAVE, "FILE", 0, "Where a failing schedule is saved", 1},
	{0},
};

char *whole_path(const char *file)
{
	char here[PATH_MAX];

	if (*file == '/' || !getcwd(here, sizeof here))
		return copy(file);
	return say("%s/%s", here, file);
}

/* A whole number in digits alone, at most `most`. */
static void check_number(const char *text, double most, const char *option,
			 struct argp_state *state)
{
	size_t digits = strspn(text, "0123456789");

	if (digits == 0 || text[digits] || strtod(text, NULL) > most)
		argp_error(state, "--%s takes a whole number up to %.0f",
			   option, most);
}

/* Seconds: digits, and perhaps a point. */
static double check_seconds(const char *text, struct argp_state *state)
{
	double value = strtod(text, NULL);

	if (text[strspn(text, "0123456789.")] || !(value > 0) || value > 86400)
		argp_error(state, "--seconds takes a number up to 86400");
	return value;
}

static error_t take(int key, char *argument, struct argp_state *state)
{
	struct wishes *wishes = state->input;
	char *path;

	switch (key) {
	case POLICY:
		argv_addf(&wishes->keys, "policy=%s", argument);
		break;
	case SCHEDULES:
		check_number(argument, 1e15, "schedules", state);
		argv_addf(&wishes->keys, "schedules=%s", argument);
		break;
	case SECONDS:
		wishes->seconds = check_seconds(argument, state);
		argv_addf(&wishes->keys, "seconds=%s", argument);
		break;
	case BOUND:
		check_number(argument, 1e6, "bound", state);
		argv_addf(&wishes->keys, "bound=%s", argument);
		break;
	case ISOLATE:
		argv_add(&wishes->keys, "isolate=1", NULL);
		break;
	case REPLAY:
		wishes->replay = argument;
		path = whole_path(argument);
		argv_addf(&wishes->keys, "replay=%s", path);
		free(path);
		break;
	case KEEP_GOING:
		argv_add(&wishes->keys, "keep-going=1", NULL);
		break;
	case SPURIOUS:
		argv_add(&wishes->keys, "spurious=1", NULL);
		break;
	case SAVE:
		wishes->save = argument;
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	wishes->any = true;
	return 0;
}

const struct argp wishes_argp = {options, take, NULL, NULL, NULL, NULL, NULL};
