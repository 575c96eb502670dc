/* command_show.c - all there is to know of one case. */
#include <stdio.h>
#include <stdlib.h>

#include "command.h"
#include "corpus.h"
#include "price.h"
#include "session.h"
#include "settings.h"
#include "show.h"
#include "terminal.h"

/* Measured, for a bug; it needs a compiler and a place for results, which the
   rest of `show` does not. */
static int show_prices(const struct settings *settings,
		       const struct corpus *corpus, const struct program *bug)
{
	struct session session;
	json_t *prices = NULL;
	int status = 0;

	print_coloured(stdout, BOLD, 0, "\nWhat the fixes cost\n");
	if (session_open(&session, settings, true)) {
		fflush(stdout);
		prices = price_of(&session, corpus, bug);
		status = prices ? 0 : 130;
	} else {
		puts("\n  (not measured here:)");
		problems_print(&session.problems, stdout);
	}
	if (prices) {
		puts("\n  of one run, at -O2: elapsed as if nobody else used "
		     "the "
		     "machine, and processor\n  time of all threads; medians "
		     "with their 99 % intervals, and times the least\n");
		price_print(prices);
		json_decref(prices);
	}
	session_close(&session);
	return status;
}

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
		       "with its cost and, measured, what it costs beside the "
		       "others. Lines that a student may edit have a bar.",
		       1, 1);
	terminal_setup(!settings.no_color);
	root = corpus_directory(&settings);
	corpus_read(&corpus, root);
	/* A bug's name selects its fixes too; show_case() tells them. */
	found = corpus_find(&corpus, settings.operands.at[0]);
	if (found) {
		status = show_case(&corpus, found) ? 0 : 2;
		if (status == 0 && !found->how && !found->broken)
			status = show_prices(&settings, &corpus, found);
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
