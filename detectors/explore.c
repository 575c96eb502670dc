/*
 * explore.c - the lab's own schedule explorer.
 *
 * The program is compiled for the __tsan doorway and linked, without
 * -fsanitize=thread, with detectors/explore/runtime: a controlled scheduler
 * that runs it again and again, each time under another schedule, in one
 * process.  flags.h says why each flag is there.
 */
#include <stdio.h>

#include "explore/flags.h"
#include "explore/report.h"

static bool version(const struct toolchain *cc, char *text, size_t size)
{
	snprintf(text, size, "%s", cc->version);
	return true;
}

static void compile(struct argv *cc, const struct building *with)
{
	argv_add(cc, EXPLORE_COMPILE, "-include", NULL);
	argv_addf(cc, "%s/detectors/explore/note.h", with->runtime);
	if (with->cc->clang)
		argv_add(cc, EXPLORE_CLANG, NULL);
	else
		argv_add(cc, EXPLORE_GCC, NULL);
}

static void linked(struct argv *cc, const struct building *with)
{
	argv_add(cc, EXPLORE_LINK, NULL);
	argv_addf(cc, "%s/detectors/explore/runtime.o", with->runtime);
}

/* Schedules, not seconds: the same on a slow machine. */
static void command(struct argv *run, struct argv *environment,
		    const struct running *with)
{
	argv_addf(
		environment,
		"RACELAB_EXPLORE=policy=auto\nkeep-going=1\nschedules=100000\n"
		"seed=%llu\nreport=%s",
		(unsigned long long)with->seed, with->report);
	argv_add(run, with->executable, NULL);
}

DETECTOR(explore) = {
	.name = "explore",
	.about = "the lab's schedule explorer: every interleaving, or a sample",
	.runs = 1,
	.report_status = 1,
	.own_oracle = true,
	.version = version,
	.compile = compile,
	.link = linked,
	.command = command,
	.resolve = explore_resolve,
	.parse = explore_parse,
};
