/*
 * start.c - from the kernel to the explorer: main() is ours.
 *
 * The link renames the program's main() (-Wl,--wrap=main), so that all
 * constructors have run, and nothing else of the program has, when we begin.
 */
#include "start.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/personality.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "crash.h"
#include "engine.h"
#include "explore.h"
#include "files.h"
#include "heap.h"
#include "isolate.h"
#include "options.h"
#include "pages.h"
#include "restore.h"

int own_stderr = STDERR_FILENO;

static int own_stdout = STDOUT_FILENO;

int __real_main(int argc, char **argv, char **envp);
int __wrap_main(int argc, char **argv, char **envp);

static double seconds(clockid_t clock)
{
	struct timespec now = {0};

	/* Not clock_gettime(): that is the program's, and virtual. */
	syscall(SYS_clock_gettime, clock, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

double cpu_seconds(void)
{
	return seconds(CLOCK_PROCESS_CPUTIME_ID);
}

double wall_seconds(void)
{
	return seconds(CLOCK_MONOTONIC);
}

void show_output(void)
{
	dup2(own_stdout, STDOUT_FILENO);
	dup2(own_stderr, STDERR_FILENO);
	descriptors_save();
}

static void hide_output(void)
{
	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

	own_stdout = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 100);
	own_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 100);
	if (own_stdout < 0)
		own_stdout = STDOUT_FILENO;
	if (own_stderr < 0)
		own_stderr = STDERR_FILENO;
	if (nowhere < 0)
		die("cannot open /dev/null");
	dup2(nowhere, STDOUT_FILENO);
	dup2(nowhere, STDERR_FILENO);
	close(nowhere);
}

/* Start again without address-space randomisation, where that is allowed:
   then libc's addresses repeat too.  The runtime's and the program's own do
   anyhow. */
static void settle_addresses(char **argv, char **envp)
{
	int now = personality(0xffffffff);

	if (now < 0 || now & ADDR_NO_RANDOMIZE ||
	    personality((unsigned long)now | ADDR_NO_RANDOMIZE) < 0)
		return;
	if (personality(0xffffffff) & ADDR_NO_RANDOMIZE)
		execve("/proc/self/exe", argv, envp);
}

int __wrap_main(int argc, char **argv, char **envp)
{
	settle_addresses(argv, envp);
	options_read(getenv("RACELAB_EXPLORE"));
	if (options.isolate)
		isolate_init();
	hide_output();
	engine_init(__real_main, argc, argv, envp, options.events);
	crash_init();
	descriptors_save();
	explore_init();
	heap_save();
	if (!options.isolate)
		restore_save();
	_exit(explore());
}
