/* child.c - one child process, fenced in. */
#include <errno.h>
#include <error.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "child.h"
#include "pool.h"

enum { CANNOT_START = 127, LARGEST_FILE = 64 << 20 };

/* What of the driver's environment would change what a tool reports. */
static const char *const meddlers[] = {
	"TSAN_OPTIONS", "VALGRIND_OPTS",   "ASAN_OPTIONS",   "UBSAN_OPTIONS",
	"LD_PRELOAD",   "MALLOC_PERTURB_", "GLIBC_TUNABLES", "MALLOC_CHECK_",
};

static void fail(const char *what)
{
	dprintf(STDERR_FILENO, "racelab: %s: %s\n", what, strerror(errno));
	_exit(CANNOT_START);
}

static void redirect(const char *output)
{
	int in = open("/dev/null", O_RDONLY);

	if (in < 0 || dup2(in, STDIN_FILENO) < 0)
		fail("/dev/null");
	if (output) {
		int out = open(output, O_WRONLY | O_CREAT | O_APPEND, 0600);

		if (out < 0 || dup2(out, STDOUT_FILENO) < 0 ||
		    dup2(out, STDERR_FILENO) < 0)
			fail(output);
		close(out);
	}
	close(in);
}

static void limit(void)
{
	const struct rlimit none = {0, 0};
	const struct rlimit file = {LARGEST_FILE, LARGEST_FILE};

	/* A lower hard limit than ours is as good. */
	(void)setrlimit(RLIMIT_CORE, &none);
	(void)setrlimit(RLIMIT_FSIZE, &file);
}

static void become(const struct job *job, pid_t driver, const sigset_t *mask)
{
	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != driver)
		_exit(CANNOT_START); /* it died before we could follow */
	signal(SIGINT, SIG_DFL);
	signal(SIGTERM, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	sigprocmask(SIG_SETMASK, mask, NULL);
	redirect(job->output);
	limit();
	for (size_t i = 0; i < sizeof meddlers / sizeof *meddlers; i++)
		unsetenv(meddlers[i]);
	setenv("LC_ALL", "C", 1); /* reports are parsed in English */
	for (size_t i = 0; i < job->environment.n; i++)
		putenv(job->environment.at[i]);
	if (job->directory && chdir(job->directory) < 0)
		fail(job->directory);
	execvp(job->command.at[0], job->command.at);
	fail(job->command.at[0]);
}

pid_t child_start(const struct job *job, const sigset_t *mask)
{
	pid_t driver = getpid();
	pid_t child = fork();

	if (child == 0)
		become(job, driver, mask);
	if (child < 0)
		error(2, errno, "cannot start a process");
	setpgid(child, child); /* here too: whoever comes first */
	return child;
}
