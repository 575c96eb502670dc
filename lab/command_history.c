/* command_history.c - how often each detector found a case, over time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "command.h"
#include "corpus.h"
#include "file.h"
#include "memory.h"
#include "session.h"
#include "settings.h"
#include "store.h"

struct count {
	const char *detector;
	unsigned long invocations;
	unsigned long runs;
	unsigned long found;
	double seconds;
};

struct counts {
	struct count at[64];
	size_t n;
};

static void show_past(const struct past *past)
{
	time_t at = (time_t)past->at;
	struct tm local;
	char when[32] = "?";

	if (localtime_r(&at, &local))
		strftime(when, sizeof when, "%Y-%m-%d %H:%M:%S", &local);
	printf("%s  %-10s %-10s %u/%u  seed %llu  %.2f s\n", when,
	       past->detector, past->verdict, past->found, past->runs,
	       (unsigned long long)past->seed, past->seconds);
}

static void take(const struct past *past, void *argument)
{
	struct counts *counts = argument;
	size_t n;
	const struct detector *const *all = detectors_all(&n);

	show_past(past);
	for (size_t i = 0; i < n && i < 64; i++) {
		if (strcmp(all[i]->name, past->detector) != 0)
			continue;
		counts->at[i].detector = all[i]->name;
		counts->at[i].invocations++;
		counts->at[i].runs += past->runs;
		counts->at[i].found += past->found;
		counts->at[i].seconds += past->seconds;
	}
}

static void show_program(struct store *store, const struct program *program)
{
	struct counts counts = {0};

	printf("%s\n", program->name);
	store_history(store, program->name, take, &counts);
	for (size_t i = 0; i < 64; i++)
		if (counts.at[i].detector)
			printf("  %-10s %lu of %lu runs as expected, in %lu "
			       "invocations, %.2f s each\n",
			       counts.at[i].detector, counts.at[i].found,
			       counts.at[i].runs, counts.at[i].invocations,
			       counts.at[i].seconds /
				       (double)counts.at[i].invocations);
}

static int show_all(const struct settings *settings, const char *root,
		    struct store *store)
{
	struct corpus corpus;
	int status = 77;

	corpus_read(&corpus, root);
	for (size_t i = 0; i < corpus.n; i++)
		if (corpus_selects(&corpus, settings->operands.at[0],
				   &corpus.programs[i])) {
			show_program(store, &corpus.programs[i]);
			status = 0;
		}
	if (status)
		fprintf(stderr,
			"racelab: no case is called '%s'; `racelab list` shows "
			"them\n",
			settings->operands.at[0]);
	corpus_free(&corpus);
	return status;
}

static int run(int argc, char **argv)
{
	struct settings settings = {0};
	struct store *store = NULL;
	char *why = NULL;
	char *root;
	char *home;
	char *state;
	int status = 77;

	settings_parse(&settings, argc, argv, "CASE",
		       "Show every run that was made of a case, and how often "
		       "each detector said what it must.",
		       1, 1);
	root = corpus_directory(&settings);
	home = home_find();
	state = state_directory(home, root);
	if (!directory_exists(state))
		fprintf(stderr, "racelab: nothing has been run yet; "
				"`racelab check` does\n");
	else
		store = store_open(state, &why);
	if (why) {
		fprintf(stderr, "racelab: %s\n", why);
		free(why);
		status = 2;
	}
	if (store) {
		status = show_all(&settings, root, store);
		store_close(store);
	}
	free(state);
	free(home);
	free(root);
	settings_free(&settings);
	return status;
}

COMMAND(history) = {
	.name = "history",
	.operands = "CASE",
	.about = "past runs, and how often each detector found it",
	.run = run,
};
