/* command_list.c - the cases, by name. */
#include <stdio.h>
#include <stdlib.h>

#include "command.h"
#include "corpus.h"
#include "session.h"
#include "settings.h"

static int run(int argc, char **argv)
{
	struct settings settings = {0};
	struct corpus corpus;
	char *root;
	size_t listed = 0;
	int status;

	settings_parse(&settings, argc, argv, "[PATTERN]",
		       "List bugs and fixes. PATTERN is a name, a class, a "
		       "path or a shell pattern of one: 'deadlock', "
		       "'*/abba*'.",
		       0, 1);
	root = corpus_directory(&settings);
	corpus_read(&corpus, root);
	problems_print(&corpus.problems, stderr);
	status = corpus.problems.n > 0 ? 2 : 0;
	for (size_t i = 0; i < corpus.n; i++) {
		const struct program *p = &corpus.programs[i];

		if (settings.operands.n > 0 &&
		    !corpus_selects(&corpus, settings.operands.at[0], p))
			continue;
		listed++;
		printf("%s%-38s %s%s\n", p->how ? "  " : "", p->name, p->title,
		       p->broken ? "  (BROKEN)" : "");
	}
	if (listed == 0 && status == 0) {
		fprintf(stderr, "racelab: nothing in %s is called '%s'\n", root,
			settings.operands.n ? settings.operands.at[0] : "*");
		status = 77;
	}
	corpus_free(&corpus);
	free(root);
	settings_free(&settings);
	return status;
}

COMMAND(list) = {
	.name = "list",
	.operands = "[PATTERN]",
	.about = "the bugs and their fixes, a line each",
	.run = run,
};
