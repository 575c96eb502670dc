/*
 * command_watch.c - try again after each save.
 *
 * One loop over three things: the directory of the exercise (inotify(7)), the
 * trial that runs (a child, `racelab try`), and the keys.  A save while a trial
 * runs ends that trial: what it would say is no longer asked.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "command.h"
#include "exercises.h"
#include "file.h"
#include "memory.h"
#include "settings.h"
#include "show.h"
#include "submission.h"
#include "terminal.h"

struct watch {
	struct settings *settings;
	struct exercises exercises;
	const struct program *bug;
	char *path;     /* of the student's file */
	int changes;    /* an inotify descriptor */
	int directory;  /* its watch, or -1 */
	pid_t trial;    /* or 0 */
	int trial_end;  /* its pidfd, or -1 */
	bool keys_gone; /* stdin has ended: leave after the trial */
	bool raw;       /* the terminal gives keys one by one */
	struct termios cooked;
};

static volatile sig_atomic_t stopped;

static void stop(int signal)
{
	stopped = signal;
}

/* Run racelab with these words; the pid. */
static pid_t start(const struct watch *watch, const char *const *words)
{
	struct argv command = {0};
	pid_t child;

	argv_add(&command, watch->exercises.racelab, NULL);
	for (; *words; words++)
		argv_add(&command, *words, NULL);
	if (watch->settings->cases)
		argv_add(&command, "--cases", watch->settings->cases, NULL);
	if (watch->settings->no_color)
		argv_add(&command, "--no-color", NULL);
	fflush(stdout);
	child = fork();
	if (child == 0) {
		int null = open("/dev/null", O_RDONLY);

		if (null >= 0)
			dup2(null, STDIN_FILENO);
		setenv("RACELAB_EXERCISES", watch->exercises.directory, 1);
		execv(command.at[0], command.at);
		perror(command.at[0]);
		_exit(2);
	}
	argv_free(&command);
	return child;
}

/* The same, to its end; its exit status, or -1. */
static int run_words(const struct watch *watch, const char *const *words)
{
	pid_t child = start(watch, words);
	int status = -1;

	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		if (stopped)
			kill(child, SIGTERM);
	return child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void begin_trial(struct watch *watch)
{
	const char *words[] = {"try", watch->bug->name, NULL};

	if (isatty(STDOUT_FILENO) && !watch->settings->no_color) {
		const char *term = getenv("TERM");

		if (term && strcmp(term, "dumb") != 0)
			fputs("\033[H\033[2J", stdout);
	}
	watch->trial = start(watch, words);
	watch->trial_end =
		watch->trial > 0 ? (int)syscall(SYS_pidfd_open, watch->trial, 0)
				 : -1;
}

static int end_trial(struct watch *watch, bool kill_it)
{
	int status = -1;

	if (watch->trial <= 0)
		return -1;
	if (kill_it)
		kill(watch->trial, SIGTERM);
	while (waitpid(watch->trial, &status, 0) < 0 && errno == EINTR)
		;
	if (watch->trial_end >= 0)
		close(watch->trial_end);
	watch->trial = 0;
	watch->trial_end = -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void prompt(void)
{
	fputs("\n[h]int [d]iff [s]chedule [n]ext [l]ist [r]eset [q]uit; saving "
	      "tries again\n",
	      stdout);
	fflush(stdout);
}

static void show_failing_schedule(struct watch *watch)
{
	const char *words[] = {"explore", watch->path, NULL};

	if (run_words(watch, words) == 2)
		puts("There is no schedule to show.");
}

static void show_changes(struct watch *watch)
{
	struct problems problems = {0};
	struct program yours;

	if (submission_read(&yours, watch->bug, watch->path, &problems))
		show_difference(watch->bug, &yours);
	else
		problems_print(&problems, stdout);
	program_free(&yours);
	problems_free(&problems);
}

/* Turn to the exercise that is now the current one.  False: there is none. */
static bool turn(struct watch *watch)
{
	char *directory;

	free(watch->path);
	watch->path = NULL;
	exercises_close(&watch->exercises);
	if (!exercises_open(&watch->exercises, watch->settings))
		return false;
	watch->bug = exercise_find(&watch->exercises,
				   watch->settings->operands.n
					   ? watch->settings->operands.at[0]
					   : NULL);
	if (!watch->bug)
		return false;
	if (!exercise_begin(&watch->exercises, watch->bug))
		return false;
	watch->path = exercise_path(&watch->exercises, watch->bug);
	directory = copy_of(watch->path,
			    (size_t)(file_base(watch->path) - watch->path));
	if (watch->directory >= 0)
		inotify_rm_watch(watch->changes, watch->directory);
	watch->directory = inotify_add_watch(watch->changes, directory,
					     IN_CLOSE_WRITE | IN_MOVED_TO);
	if (watch->directory < 0)
		fprintf(stderr, "%s: cannot be watched: %s\n", directory,
			strerror(errno));
	free(directory);
	return watch->directory >= 0;
}

/* Whether the student's file is among what has changed. */
static bool was_saved(const struct watch *watch)
{
	_Alignas(struct inotify_event) char events[4096];
	ssize_t n = read(watch->changes, events, sizeof events);
	bool saved = false;

	for (ssize_t at = 0; at < n;) {
		const struct inotify_event *event = (void *)(events + at);

		if (event->len > 0 &&
		    strcmp(event->name, file_base(watch->path)) == 0)
			saved = true;
		at += (ssize_t)(sizeof *event + event->len);
	}
	return saved;
}

static bool ask_reset(const struct watch *watch)
{
	char answer = 0;

	printf("%s: begin anew? Your file is kept beside it, with a ~. [y/n] ",
	       watch->path);
	fflush(stdout);
	while (read(STDIN_FILENO, &answer, 1) == 1 && answer == '\n')
		;
	putchar('\n');
	return answer == 'y' || answer == 'Y';
}

/* False: it is time to leave. */
static bool take_key(struct watch *watch)
{
	const char *name = watch->bug->name;
	const char *hint[] = {"hint", name, NULL};
	const char *list[] = {"list", NULL};
	const char *next[] = {"next", NULL};
	const char *reset[] = {"reset", "--yes", name, NULL};
	char key = 0;
	ssize_t n = read(STDIN_FILENO, &key, 1);

	if (n < 0)
		return errno == EINTR || errno == EAGAIN;
	if (n == 0) {
		watch->keys_gone = true;
		return watch->trial > 0;
	}
	switch (key) {
	case 'q':
		return false;
	case 'h':
		run_words(watch, hint);
		break;
	case 'd':
		show_changes(watch);
		break;
	case 's':
		show_failing_schedule(watch);
		break;
	case 'l':
		run_words(watch, list);
		break;
	case 'n':
		end_trial(watch, true);
		argv_free(&watch->settings->operands);
		if (run_words(watch, next) != 0 || !turn(watch))
			return false;
		begin_trial(watch);
		break;
	case 'r':
		/* The reset is a save: the trial begins by itself. */
		if (ask_reset(watch))
			run_words(watch, reset);
		break;
	default:
		break;
	}
	return true;
}

static void trial_over(struct watch *watch)
{
	struct exercises now;

	end_trial(watch, false);
	/* The trial has written what it found. */
	if (exercises_open(&now, watch->settings) &&
	    exercise_figure(&now, watch->bug, "failing-schedule"))
		show_failing_schedule(watch);
	exercises_close(&now);
	if (!watch->keys_gone)
		prompt();
}

static int loop(struct watch *watch)
{
	begin_trial(watch);
	while (!stopped) {
		struct pollfd on[] = {
			{.fd = watch->changes, .events = POLLIN},
			{.fd = watch->trial_end, .events = POLLIN},
			{.fd = watch->keys_gone ? -1 : STDIN_FILENO,
			 .events = POLLIN},
		};

		if (watch->keys_gone && watch->trial <= 0)
			return 0;
		if (poll(on, 3, -1) < 0)
			continue; /* a signal: `stopped` tells */
		if (on[0].revents && was_saved(watch)) {
			end_trial(watch, true);
			begin_trial(watch);
		} else if (on[1].revents) {
			trial_over(watch);
		} else if (on[2].revents && !take_key(watch)) {
			return 0;
		}
	}
	return 130;
}

/* Keys one by one, where there is a terminal. */
static void take_terminal(struct watch *watch)
{
	struct termios raw;

	if (tcgetattr(STDIN_FILENO, &watch->cooked) < 0)
		return;
	raw = watch->cooked;
	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	watch->raw = tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0;
}

static int run(int argc, char **argv)
{
	struct settings settings = {0};
	struct watch watch = {
		.settings = &settings, .directory = -1, .trial_end = -1};
	struct sigaction on_stop = {.sa_handler = stop};
	int status = 2;

	settings_parse(&settings, argc, argv, "[CASE]",
		       "Try the current exercise, or CASE, again after each "
		       "save, and show the failing schedule. Keys: h hint, d "
		       "your changes so far, s the failing schedule, n next, l "
		       "list, r reset, q quit.",
		       0, 1);
	terminal_setup(!settings.no_color);
	sigaction(SIGINT, &on_stop, NULL);
	sigaction(SIGTERM, &on_stop, NULL);
	watch.changes = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	if (watch.changes < 0) {
		perror("racelab: inotify");
	} else if (exercises_open(&watch.exercises, &settings) &&
		   turn(&watch)) {
		take_terminal(&watch);
		status = loop(&watch);
		end_trial(&watch, true);
		if (watch.raw)
			tcsetattr(STDIN_FILENO, TCSANOW, &watch.cooked);
	}
	if (watch.changes >= 0)
		close(watch.changes);
	free(watch.path);
	exercises_close(&watch.exercises);
	settings_free(&settings);
	return status;
}

COMMAND(watch) = {
	.name = "watch",
	.operands = "[CASE]",
	.about = "try the exercise again after each save",
	.run = run,
};
