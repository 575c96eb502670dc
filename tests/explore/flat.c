/*
 * flat.c - memory is flat, however many executions.
 *
 *	flat SCHEDULES EXE...
 *
 * Runs each explorable program for SCHEDULES / 100 and for SCHEDULES sampled
 * executions, and compares the most memory that each run had resident.  Exit:
 * 0; 1 if one grew by more than SLACK; 2 if a run broke.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Kibibytes: which pages a run touches differs by a few. */
enum { SLACK = 128 };

/* The most memory resident while EXE ran, in kibibytes. */
static long peak(const char *exe, unsigned long schedules)
{
	char options[128];
	struct rusage used;
	pid_t child = fork();
	int status;

	if (child < 0)
		return -1;
	if (!child) {
		snprintf(options, sizeof options,
			 "policy=random keep-going=1 schedules=%lu", schedules);
		setenv("RACELAB_EXPLORE", options, 1);
		/* Where the report goes. */
		if (!freopen("/dev/null", "w", stderr))
			_exit(127);
		execl(exe, exe, (char *)NULL);
		_exit(127);
	}
	if (wait4(child, &status, 0, &used) < 0 || !WIFEXITED(status) ||
	    WEXITSTATUS(status) > 1)
		return -1;
	return used.ru_maxrss;
}

int main(int argc, char **argv)
{
	unsigned long schedules = argc > 2 ? strtoul(argv[1], NULL, 10) : 0;
	int worst = 0;

	if (schedules < 100) {
		fprintf(stderr, "usage: flat SCHEDULES EXE...\n");
		return 2;
	}
	for (int i = 2; i < argc; i++) {
		long few = peak(argv[i], schedules / 100);
		long many = peak(argv[i], schedules);
		int is = few < 0 || many < 0 ? 2 : many - few > SLACK;

		printf("%s: %ld KiB in %lu executions, %ld KiB in %lu\n",
		       argv[i], few, schedules / 100, many, schedules);
		worst = is > worst ? is : worst;
	}
	return worst;
}
