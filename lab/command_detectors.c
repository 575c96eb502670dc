/* command_detectors.c - each detector with its version, or what is missing. */
#include <stdio.h>
#include <stdlib.h>

#include "command.h"
#include "session.h"
#include "settings.h"
#include "toolchain.h"

static int run(int argc, char **argv)
{
	struct settings settings = {0};
	struct toolchain cc;
	size_t n;
	const struct detector *const *all = detectors_all(&n);
	char *why = NULL;
	int status = 0;

	settings_parse(&settings, argc, argv, "",
		       "List the detectors: what each is, and its version, or "
		       "why it cannot run here.",
		       0, 0);
	if (!toolchain_find(&cc, settings.cc, &why)) {
		fprintf(stderr, "racelab: %s\n", why);
		free(why);
		settings_free(&settings);
		return 2;
	}
	for (size_t i = 0; i < n; i++) {
		char text[256];
		bool here = all[i]->version(&cc, text, sizeof text);

		printf("%-10s %s\n%-10s %s%s; %u runs a program\n",
		       all[i]->name, all[i]->about, "",
		       here ? "" : "CANNOT RUN HERE: ", text, all[i]->runs);
		if (!here)
			status = 2;
	}
	toolchain_free(&cc);
	settings_free(&settings);
	return status;
}

COMMAND(detectors) = {
	.name = "detectors",
	.operands = "",
	.about = "each detector with its version, or what is missing",
	.run = run,
};
