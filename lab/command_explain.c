/* command_explain.c - a report from anybody's program, in plain words. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "detector.h"
#include "file.h"
#include "reading.h"
#include "settings.h"

enum { LONGEST_LOG = 256 << 20 };

static int explain(const struct detector *detector, const char *log)
{
	const struct outcome outcome = {log, "", 0, false};
	struct findings findings;
	const char *why = NULL;
	enum parsed parsed;
	size_t n = 0;
	int status = 0;

	findings_init(&findings);
	parsed = detector->parse(&outcome, &findings, &why);
	for (const struct finding *f = findings.first; f; f = f->next) {
		finding_read(stdout, f, NULL);
		n++;
	}
	symptoms_read(stdout, detector, log);
	if (parsed != PARSED) {
		printf("  The report cannot be trusted: %s.\n", why);
		status = 2;
	} else if (n == 0) {
		puts("  The report holds no finding. That proves nothing about "
		     "other runs.");
	} else {
		printf("%zu finding%s.\n", n, n > 1 ? "s" : "");
		status = 1;
	}
	findings_free(&findings);
	return status;
}

static int run(int argc, char **argv)
{
	struct settings settings = {0};
	const struct detector *detector;
	char *log = NULL;
	int status = 2;

	settings_parse(&settings, argc, argv, "DETECTOR",
		       "Read a report from standard input and say in plain "
		       "words what it means, and for known troubles what to do "
		       "about them: racelab explain tsan <LOG. Exit status: 0 "
		       "no finding, 1 findings, 2 the report is damaged.",
		       1, 1);
	detector = detector_named(settings.operands.at[0]);
	if (!detector)
		fprintf(stderr,
			"racelab: no detector '%s'; `racelab detectors` lists "
			"them\n",
			settings.operands.at[0]);
	else if (!(log = stream_read(STDIN_FILENO, LONGEST_LOG, NULL)))
		fprintf(stderr, "racelab: stdin: %s\n", strerror(errno));
	else
		status = explain(detector, log);
	free(log);
	settings_free(&settings);
	return status;
}

COMMAND(explain) = {
	.name = "explain",
	.operands = "DETECTOR <LOG",
	.about = "a report of your own program, in plain words",
	.run = run,
};
