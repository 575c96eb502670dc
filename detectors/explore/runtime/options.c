/* options.c - what RACELAB_EXPLORE asks for. */
#include "options.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pages.h"

struct options options = {
	.policy = "auto", .events = 1000000, .seed = 1, .bound = -1};

enum type { TEXT, WORD, COUNT, INTEGER, SECONDS, FLAG };

static const struct key {
	const char *name;
	enum type type;
	size_t offset;
} keys[] = {
	{"policy", WORD, offsetof(struct options, policy)},
	{"schedules", COUNT, offsetof(struct options, schedules)},
	{"events", COUNT, offsetof(struct options, events)},
	{"seconds", SECONDS, offsetof(struct options, seconds)},
	{"seed", COUNT, offsetof(struct options, seed)},
	{"bound", INTEGER, offsetof(struct options, bound)},
	{"isolate", FLAG, offsetof(struct options, isolate)},
	{"keep-going", FLAG, offsetof(struct options, keep_going)},
	{"spurious", FLAG, offsetof(struct options, spurious)},
	{"replay", TEXT, offsetof(struct options, replay)},
	{"save", TEXT, offsetof(struct options, save)},
	{"report", TEXT, offsetof(struct options, report)},
};

static void set_value(const struct key *k, const char *value)
{
	void *to = (char *)&options + k->offset;
	size_t room = k->type == WORD ? sizeof options.policy : OPTION_TEXT;
	char *end = "";

	switch (k->type) {
	case TEXT:
	case WORD:
		if (strlen(value) >= room)
			die("%s is too long: %s", k->name, value);
		strcpy(to, value);
		return;
	case COUNT:
		*(uint64_t *)to = strtoull(value, &end, 10);
		break;
	case INTEGER:
		*(int *)to = (int)strtol(value, &end, 10);
		break;
	case SECONDS:
		*(double *)to = strtod(value, &end);
		break;
	case FLAG:
		*(bool *)to = strtol(value, &end, 10) != 0;
		break;
	}
	if (!*value || *end || *value == '-')
		die("%s=%s: not a number", k->name, value);
}

void options_read(const char *text)
{
	static char copy[4 * OPTION_TEXT];
	/* A value that holds blanks or colons, a path say: one a line. */
	const char *between = text && strchr(text, '\n') ? "\n" : " :";
	char *save = NULL;

	if (!text)
		return;
	if (strlen(text) >= sizeof copy)
		die("RACELAB_EXPLORE is too long");
	strcpy(copy, text);
	for (char *word = strtok_r(copy, between, &save); word;
	     word = strtok_r(NULL, between, &save)) {
		char *value = strchr(word, '=');
		size_t i;

		if (!value)
			die("%s: not key=value", word);
		*value++ = '\0';
		for (i = 0; i < sizeof keys / sizeof *keys; i++)
			if (!strcmp(keys[i].name, word))
				break;
		if (i == sizeof keys / sizeof *keys)
			die("%s: no such option", word);
		set_value(&keys[i], value);
	}
}
