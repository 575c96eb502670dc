/* command_show.c - all there is to know of one case. */
#include <stdio.h>
#include <stdlib.h>

#include "command.h"
#include "corpus.h"
#include "session.h"
#include "settings.h"
#include "show.h"
#include "terminal.h"

static int run(int argc, char **argv)
{
	struct settings settings = {0};
	struct corpus corpus;
	char *root;
	const struct program *found;
	int status = 2;

	settings_parse(&settings, argc, argv, "CASE",
		       "Show a case: its story, its source with marks, what "
		       "each detector must say of it, and each fix as a diff "
		       "with its cost. Lines that a student may edit have a "
		       "bar.",
		       1, 1);
	terminal_setup(!settings.no_color);
	root = corpus_directory(&settings);
	corpus_read(&corpus, root);
	/* A bug's name selects its fixes too; show_case() tells them. */
	found = corpus_find(&corpus, settings.operands.at[0]);
	if (found) {
		status = show_case(&corpus, found) ? 0 : 2;
	} else {
		problems_print(&corpus.problems, stderr);
		fprintf(stderr,
			"racelab: no case is called '%s'; `racelab list` shows "
			"them\n",
			settings.operands.at[0]);
	}
	corpus_free(&corpus);
	free(root);
	settings_free(&settings);
	return status;
}

COMMAND(show) = {
	.name = "show",
	.operands = "CASE",
	.about = "a case: story, source, detectors' lines, fixes as diffs",
	.run = run,
};
