/* cflags.c - the value of a bug's `cflags:` key. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "cflags.h"
#include "memory.h"

/* The longest prefix decides.  `why` NULL: a case may have it. */
static const struct {
	const char *prefix;
	const char *why;
} rules[] = {
	{"-D", NULL},
	{"-U", NULL},
	{"-f", NULL},
	{"-m", NULL},
	{"-l", NULL},
	{"-W", NULL},
	{"-std=", NULL},
	{"-O", "the detector chooses how far to optimise"},
	{"-g", "the detector chooses the debug information"},
	{"-fsanitize", "the detector chooses what is instrumented"},
	{"-fno-sanitize", "the detector chooses what is instrumented"},
	{"-flto", "the detector's own objects must stay apart"},
	{"-fplugin", "it would run a program in the compiler"},
	{"-fprofile", "it writes files"},
	{"-fdump", "it writes files"},
	{"-mllvm", "it takes an argument that no other compiler knows"},
	{"-Wl,", "it reaches past the compiler"},
	{"-Wa,", "it reaches past the compiler"},
	{"-Wp,", "it reaches past the compiler"},
	{"-o", "the lab says where the program goes"},
};

static char *refusal(const char *flag)
{
	const char *why = "a case may have -D -U -f -m -l -W and -std= only";
	size_t longest = 0;

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		size_t length = strlen(rules[i].prefix);

		if (length > longest &&
		    strncmp(flag, rules[i].prefix, length) == 0) {
			longest = length;
			why = rules[i].why;
		}
	}
	if (!why && !flag[longest])
		why = "it stands alone; its value belongs to the same word";
	return why ? say("'%s' is no flag for a case: %s", flag, why) : NULL;
}

char *cflags_parse(struct argv *into, const char *value)
{
	while (*(value += strspn(value, " \t"))) {
		size_t length = strcspn(value, " \t");
		char *flag = copy_of(value, length);
		char *why = refusal(flag);

		if (!why)
			argv_add(into, flag, NULL);
		free(flag);
		if (why)
			return why;
		value += length;
	}
	return NULL;
}
