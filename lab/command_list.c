/* command_list.c - the cases, by name. */
#include <stdio.h>
#include <stdlib.h>

#include "command.h"
#include "exercises.h"
#include "settings.h"

static int run(int argc, char **argv)
{
	struct settings settings = {0};
	struct exercises exercises;
	const struct corpus *corpus = &exercises.corpus;
	bool begun;
	size_t listed = 0;
	int status;

	settings_parse(&settings, argc, argv, "[PATTERN]",
		       "List bugs and fixes. PATTERN is a name, a class, a "
		       "path or a shell pattern of one: 'deadlock', "
		       "'*/abba*'. Once an exercise is begun, a column tells "
		       "how far you are.",
		       0, 1);
	status = exercises_open(&exercises, &settings) ? 0 : 2;
	begun = json_object_size(json_object_get(exercises.progress, "cases")) >
		0;
	problems_print(&corpus->problems, stderr);
	if (corpus->problems.n > 0)
		status = 2;
	for (size_t i = 0; i < corpus->n; i++) {
		const struct program *p = &corpus->programs[i];

		if (settings.operands.n > 0 &&
		    !corpus_selects(corpus, settings.operands.at[0], p))
			continue;
		listed++;
		printf("%s%-38s ", p->how ? "  " : "", p->name);
		if (begun)
			printf("%-7s",
			       p->how ? "" : exercise_state(&exercises, p));
		printf("%s%s\n", p->title, p->broken ? "  (BROKEN)" : "");
	}
	if (listed == 0 && status == 0) {
		fprintf(stderr, "racelab: nothing in %s is called '%s'\n",
			corpus->root,
			settings.operands.n ? settings.operands.at[0] : "*");
		status = 77;
	}
	exercises_close(&exercises);
	settings_free(&settings);
	return status;
}

COMMAND(list) = {
	.name = "list",
	.operands = "[PATTERN]",
	.about = "the bugs and their fixes, a line each",
	.run = run,
};
