/*
 * scale.c - correct but slow: a bug is measured against its fixes.
 *
 * No tool sees that a program could be faster, but a fix shows it.  The two run
 * in turn, in pairs, until the ratios tell them apart (scale/ratio.h); what is
 * measured does not grow when others use the machine (scale/runtime/span.c).  A
 * bug is slow when it is slower than each of its fixes; a fix is slow unless
 * its bug is slower.  The finding is about the whole program: the label in
 * `scale: slow LABEL` is for the reader, and nobody verifies it.
 *
 * Built with -O2: what costs time at -O0 is -O0.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "processors.h"
#include "scale/parse.h"

static bool version(const struct toolchain *cc, char *text, size_t size)
{
	unsigned n = processors_usable();

	if (n < 2) {
		snprintf(text, size,
			 "only one processor may be used here (taskset, a "
			 "container's limit or the machine): threads cannot "
			 "get into each other's way");
		return false;
	}
	snprintf(text, size, "%u processors; %s", n, cc->version);
	return true;
}

static void compile(struct argv *cc, const struct building *with)
{
	(void)with;
	argv_add(cc, "-O2", "-g", "-DRACELAB_MEASURED", NULL);
}

static void linked(struct argv *cc, const struct building *with)
{
	argv_add(cc, "-Wl,--wrap=pthread_create", "-Wl,--wrap=pthread_join",
		 NULL);
	argv_addf(cc, "%s/detectors/scale/runtime/span.o", with->runtime);
}

static void command(struct argv *run, struct argv *environment,
		    const struct running *with)
{
	(void)environment;
	argv_addf(run, "%s/detectors/scale/helper/contest", with->runtime);
	argv_add(run, with->report, with->about_fix ? "fix" : "bug", NULL);
	for (size_t i = 0; i < with->n_contestants; i++)
		argv_add(run, with->contestants[i].name,
			 with->contestants[i].executable, NULL);
}

DETECTOR(scale) = {
	.name = "scale",
	.about = "a bug measured against its fixes, in turn: correct but slow",
	.runs = 1,
	.compares = true,
	.canary = "slow",
	.version = version,
	.compile = compile,
	.link = linked,
	.command = command,
	.parse = scale_parse,
};
