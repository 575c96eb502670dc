/*
 * bench.c - the explorer's speed: executions a second, and nanoseconds of CPU
 * time for a scheduling point.
 *
 *	bench OPTIONS EXE...
 *
 * Each EXE is an explorable program; OPTIONS are for RACELAB_EXPLORE.  The
 * best of five runs is shown: on a shared machine the others measure the
 * neighbours.  Exit: 0, or 2 if a run leaves no report.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RUNS = 5 };

static double run(const char *exe, const char *options, const char *report)
{
	char all[512];
	struct rusage used;
	pid_t child = fork();
	int status;

	if (child < 0)
		exit(2);
	if (!child) {
		snprintf(all, sizeof all, "%s report=%s", options, report);
		setenv("RACELAB_EXPLORE", all, 1);
		execl(exe, exe, (char *)NULL);
		_exit(127);
	}
	if (wait4(child, &status, 0, &used) < 0)
		exit(2);
	return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
	       1e-6 * (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

static int read_figures(const char *report, unsigned long *schedules,
			unsigned long *points, char *shown, size_t room)
{
	FILE *f = fopen(report, "r");
	char line[4096];
	int got = 0;

	if (!f)
		return -1;
	while (fgets(line, sizeof line, f)) {
		got += sscanf(line, "schedules %lu", schedules) == 1;
		got += sscanf(line, "points %lu", points) == 1;
		if (!strncmp(line, "shown ", 6)) {
			line[strcspn(line, "\n")] = '\0';
			snprintf(shown, room, "%.48s", line + 6);
		}
	}
	fclose(f);
	return got == 2 ? 0 : -1;
}

int main(int argc, char **argv)
{
	char report[] = "/tmp/explore-bench-XXXXXX", shown[64] = "";

	if (argc < 3 || mkstemp(report) < 0) {
		fprintf(stderr, "usage: bench OPTIONS EXE...\n");
		return 2;
	}
	for (int i = 2; i < argc; i++) {
		unsigned long schedules = 0, points = 0;
		double best = 1e9;

		for (int r = 0; r < RUNS; r++) {
			double t = run(argv[i], argv[1], report);

			best = t < best ? t : best;
		}
		if (read_figures(report, &schedules, &points, shown,
				 sizeof shown)) {
			fprintf(stderr, "bench: %s left no report\n", argv[i]);
			return 2;
		}
		printf("%-40s %9lu executions %.3f s, %9.0f /s, %5.1f ns a "
		       "point; %s\n",
		       argv[i], schedules, best, (double)schedules / best,
		       1e9 * best / (double)points, shown);
	}
	unlink(report);
	return 0;
}
