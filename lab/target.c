/* target.c - the one program that a command is about. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "target.h"

static void find_case(struct target *target, const char *root, const char *name)
{
	corpus_read(&target->corpus, root);
	target->program = corpus_find(&target->corpus, name);
	if (!target->program) {
		problems_print(&target->corpus.problems, stderr);
		fprintf(stderr,
			"racelab: '%s' is neither a C file nor a case; "
			"`racelab list` shows the cases\n",
			name);
	} else if (target->program->broken) {
		problems_print(&target->corpus.problems, stderr);
		target->program = NULL;
	}
}

/* The case whose file is `name`, however that is written. */
static bool find_same_file(struct target *target, const char *root,
			   const char *name)
{
	struct stat asked;
	struct stat here;

	corpus_read(&target->corpus, root);
	if (stat(name, &asked) != 0)
		return false;
	for (size_t i = 0; i < target->corpus.n && !target->program; i++) {
		const struct program *p = &target->corpus.programs[i];

		if (!p->broken && stat(p->path, &here) == 0 &&
		    here.st_dev == asked.st_dev && here.st_ino == asked.st_ino)
			target->program = p;
	}
	return target->program != NULL;
}

void target_find(struct target *target, const char *root, const char *name)
{
	struct problems problems = {0};

	*target = (struct target) {0};
	if (access(name, R_OK) != 0 || directory_exists(name)) {
		find_case(target, root, name);
		return;
	}
	if (strlen(name) < 2 || strcmp(name + strlen(name) - 2, ".c") != 0) {
		fprintf(stderr, "%s: is no C file: its name ends in .c\n",
			name);
		return;
	}
	if (find_same_file(target, root, name))
		return;
	program_read(&target->file, name, NULL, NULL, &problems);
	if (target->file.broken)
		problems_print(&problems, stderr);
	else
		target->program = &target->file;
	problems_free(&problems);
}

void target_free(struct target *target)
{
	program_free(&target->file);
	corpus_free(&target->corpus);
	target->program = NULL;
}
