/* toolchain.c - the compiler that builds the cases. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file.h"
#include "memory.h"
#include "toolchain.h"

extern char **environ;

char *program_in_path(const char *program)
{
	const char *path = getenv("PATH");

	if (strchr(program, '/'))
		return access(program, X_OK) == 0 ? copy(program) : NULL;
	while (path && *path) {
		size_t length = strcspn(path, ":");
		char *full = say("%.*s/%s", (int)length, path, program);

		if (access(full, X_OK) == 0 && !directory_exists(full))
			return full;
		free(full);
		path += length + (path[length] == ':');
	}
	return NULL;
}

char *output_of(const char *const *command)
{
	enum { MOST = 1 << 16 };
	posix_spawn_file_actions_t actions;
	int ends[2];
	pid_t child;
	char *text = NULL;
	int status = -1;

	if (pipe2(ends, O_CLOEXEC) < 0)
		return NULL;
	if (posix_spawn_file_actions_init(&actions) != 0) {
		close(ends[0]);
		close(ends[1]);
		return NULL;
	}
	posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null",
					 O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null",
					 O_RDONLY, 0);
	if (posix_spawnp(&child, command[0], &actions, NULL,
			 (char *const *)command, environ) == 0) {
		close(ends[1]);
		text = stream_read(ends[0], MOST, NULL);
		close(ends[0]); /* who says more than that is not waited for */
		ends[0] = -1;
		while (waitpid(child, &status, 0) < 0 && errno == EINTR)
			;
	} else {
		close(ends[1]);
	}
	if (ends[0] >= 0)
		close(ends[0]);
	posix_spawn_file_actions_destroy(&actions);
	if (text && status == 0)
		return text;
	free(text);
	return NULL;
}

char *first_line_of(const char *const *command)
{
	char *text = output_of(command);

	if (text)
		text[strcspn(text, "\n")] = 0;
	return text;
}

bool toolchain_find(struct toolchain *into, const char *name, char **why)
{
	char *path = program_in_path(name);
	const char *ask[] = {path, "--version", NULL};
	char *version = path ? output_of(ask) : NULL;
	bool gnu;

	*into = (struct toolchain) {0};
	if (!version) {
		*why = say("no compiler '%s' here; install it or choose "
			   "another with --cc",
			   name);
		free(path);
		return false;
	}
	/* gcc may be called cc; whose it is, its second line tells. */
	gnu = strstr(version, "Free Software Foundation") != NULL;
	version[strcspn(version, "\n")] = 0;
	gnu = gnu && memmem(version, strcspn(version, " "), "cc", 2);
	if (!strstr(version, "clang") && !gnu) {
		*why = say("'%s' is neither gcc nor clang: %s", name, version);
		free(path);
		free(version);
		return false;
	}
	*into = (struct toolchain) {
		.name = copy(name),
		.path = path,
		.version = version,
		.clang = strstr(version, "clang") != NULL,
	};
	return true;
}

void toolchain_free(struct toolchain *toolchain)
{
	free((char *)toolchain->name);
	free((char *)toolchain->path);
	free((char *)toolchain->version);
	*toolchain = (struct toolchain) {0};
}
