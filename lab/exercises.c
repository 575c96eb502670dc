/* exercises.c - where a student works, and how far they have come. */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "exercises.h"
#include "file.h"
#include "memory.h"
#include "session.h"
#include "submission.h"

enum { LONGEST = 1 << 20 };

static char *own_path(void)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);

	return n < 0 ? copy("racelab") : copy_of(path, (size_t)n);
}

static bool read_progress(struct exercises *e)
{
	char *path = say("%s/progress.json", e->directory);
	json_error_t error;

	e->progress = json_load_file(path, 0, &error);
	if (!e->progress && access(path, F_OK) != 0)
		e->progress = json_pack("{s:i, s:{}}", "version", 1, "cases");
	if (!json_is_object(json_object_get(e->progress, "cases"))) {
		fprintf(stderr,
			"%s: is damaged: %s; mend it, or move it away to begin "
			"anew (your files stay)\n",
			path, e->progress ? "no cases" : error.text);
		free(path);
		return false;
	}
	free(path);
	return true;
}

bool exercises_open(struct exercises *exercises,
		    const struct settings *settings)
{
	const char *told = getenv("RACELAB_EXERCISES");
	char *root = corpus_directory(settings);

	*exercises = (struct exercises) {
		.directory =
			told && *told ? copy(told) : say("%s/exercises", root),
		.racelab = own_path(),
		.own_corpus = settings->cases == NULL,
	};
	corpus_read(&exercises->corpus, root);
	free(root);
	return read_progress(exercises);
}

void exercises_close(struct exercises *exercises)
{
	corpus_free(&exercises->corpus);
	json_decref(exercises->progress);
	free(exercises->racelab);
	free(exercises->directory);
	*exercises = (struct exercises) {0};
}

/* Write one file of the directory; false, with a line on stderr. */
static bool put(const struct exercises *e, const char *name, const char *text)
{
	char *path = say("%s/%s", e->directory, name);
	bool good = file_replace(path, text, strlen(text)) == 0;

	if (!good)
		fprintf(stderr, "%s: cannot be written: %s\n", path,
			strerror(errno));
	free(path);
	return good;
}

static bool put_json(const struct exercises *e, const char *name,
		     const json_t *document)
{
	char *text = json_dumps(document, JSON_INDENT(2) | JSON_SORT_KEYS);
	char *lines = say("%s\n", text ? text : "");
	bool good = text && put(e, name, lines);

	free(lines);
	free(text);
	return good;
}

bool exercises_save(const struct exercises *exercises)
{
	return put_json(exercises, "progress.json", exercises->progress);
}

const struct program *exercise_find(const struct exercises *exercises,
				    const char *name)
{
	const struct program *found;
	const struct program *bug;

	if (!name)
		name = json_string_value(
			json_object_get(exercises->progress, "current"));
	if (!name) {
		fputs("racelab: no exercise is begun; `racelab next` hands out "
		      "the first, `racelab start CASE` any\n",
		      stderr);
		return NULL;
	}
	found = corpus_find(&exercises->corpus, name);
	bug = found ? corpus_bug(&exercises->corpus, found) : NULL;
	if (!bug || bug->broken) {
		fprintf(stderr,
			"racelab: no case is called '%s'; `racelab list` shows "
			"them\n",
			name);
		return NULL;
	}
	if (bug->n_regions == 0) {
		fprintf(stderr,
			"%s: has no //@ edit region: there is nothing to "
			"mend\n",
			bug->path);
		return NULL;
	}
	return bug;
}

char *exercise_path(const struct exercises *exercises,
		    const struct program *bug)
{
	return say("%s/%s.c", exercises->directory, bug->name);
}

/* The goals are racelab's own words, so there is no second list of them. */
static bool put_makefile(const struct exercises *e, const struct program *bug)
{
	char *root = realpath(e->corpus.root, NULL);
	char *cases = e->own_corpus ? copy("")
				    : say(" --cases '%s'",
					  root ? root : e->corpus.root);
	char *text = say(
		"# Made by `racelab start`, which replaces it: the exercise at "
		"hand and its goals.\n"
		"#\n"
		"# make try      what is right already, under every detector\n"
		"# make tsan     its report in full, and what it means; also "
		"helgrind, drd,\n"
		"#               native; make explore shows the failing "
		"schedule\n"
		"# make watch    try again after each save\n"
		"# make hint next reset solution list\n"
		"\n"
		"RACELAB := RACELAB_EXERCISES='$(CURDIR)' '%s'\n"
		"CURRENT := %s\n"
		"\n"
		".PHONY: try\n"
		"try watch hint next reset solution list:\n"
		"\t@$(RACELAB) $@%s\n"
		"\n"
		"explore:\n"
		"\t@$(RACELAB) explore $(CURRENT).c\n"
		"\n"
		"%%:\n"
		"\t@$(RACELAB) run $@ $(CURRENT).c\n"
		"\n"
		"Makefile: ;\n",
		e->racelab, bug->name, cases);
	bool good = put(e, "Makefile", text);

	free(text);
	free(cases);
	free(root);
	return good;
}

/* For editors and clangd: each exercise that was begun. */
static bool put_compile_commands(const struct exercises *e)
{
	char *home = home_find();
	char *directory = realpath(e->directory, NULL);
	json_t *all = json_array();
	const char *name;
	json_t *unused;
	bool good;

	json_object_foreach(json_object_get(e->progress, "cases"), name, unused)
	{
		char *file = say("%s.c", name);
		char *lab = say("%s/lab/runtime", home ? home : ".");

		json_array_append_new(
			all, json_pack("{s:s, s:s, s:[sssssssss]}", "directory",
				       directory ? directory : e->directory,
				       "file", file, "arguments", "clang",
				       "-std=c11", "-D_GNU_SOURCE", "-Wall",
				       "-Wextra", "-pthread", "-I", lab, file));
		free(lab);
		free(file);
	}
	good = put_json(e, "compile_commands.json", all);
	json_decref(all);
	free(directory);
	free(home);
	return good;
}

/* A class's own headers, as links: they are not the student's to change. */
static void link_headers(const struct exercises *e, const struct program *bug,
			 const char *directory)
{
	char *from = say("%s/bugs/%s", e->corpus.root, bug->class);
	char *real_from = realpath(from, NULL);
	DIR *all = opendir(from);
	const struct dirent *entry;

	while (all && real_from && (entry = readdir(all))) {
		size_t length = strlen(entry->d_name);
		char *target = say("%s/%s", real_from, entry->d_name);
		char *link = say("%s/%s", directory, entry->d_name);

		if (length > 2 &&
		    strcmp(entry->d_name + length - 2, ".h") == 0) {
			unlink(link);
			/* Without it the exercise does not compile, and says
			   which header is missing. */
			(void)!symlink(target, link);
		}
		free(link);
		free(target);
	}
	if (all)
		closedir(all);
	free(real_from);
	free(from);
}

/* Its file, unless there is one. */
static bool hand_out(const struct exercises *e, const struct program *bug)
{
	char *path = exercise_path(e, bug);
	char *directory = copy_of(path, (size_t)(file_base(path) - path));
	char *form = NULL;
	bool good = true;

	if (directory_make(directory) < 0) {
		fprintf(stderr, "%s: cannot be made: %s\n", directory,
			strerror(errno));
		good = false;
	} else if (access(path, F_OK) != 0) {
		char *name = say("%s.c", bug->name);

		form = submission_form(bug);
		good = put(e, name, form);
		free(name);
	}
	if (good)
		link_headers(e, bug, directory);
	free(form);
	free(directory);
	free(path);
	return good;
}

bool exercise_begin(struct exercises *exercises, const struct program *bug)
{
	if (!hand_out(exercises, bug))
		return false;
	json_object_set_new(exercises->progress, "current",
			    json_string(bug->name));
	if (exercise_figure(exercises, bug, "started") == 0)
		exercise_set(exercises, bug, "started", (long long)time(NULL));
	return put_makefile(exercises, bug) &&
	       put_compile_commands(exercises) && exercises_save(exercises);
}

long long exercise_figure(const struct exercises *exercises,
			  const struct program *bug, const char *name)
{
	const json_t *cases = json_object_get(exercises->progress, "cases");

	return json_integer_value(
		json_object_get(json_object_get(cases, bug->name), name));
}

void exercise_set(struct exercises *exercises, const struct program *bug,
		  const char *name, long long value)
{
	json_t *cases = json_object_get(exercises->progress, "cases");
	json_t *one = json_object_get(cases, bug->name);

	if (!json_is_object(one)) {
		one = json_object();
		json_object_set_new(cases, bug->name, one);
	}
	json_object_set_new(one, name, json_integer(value));
}

const char *exercise_state(const struct exercises *exercises,
			   const struct program *bug)
{
	if (exercise_figure(exercises, bug, "solved") > 0)
		return "solved";
	if (exercise_figure(exercises, bug, "tried") > 0)
		return "tried";
	return exercise_figure(exercises, bug, "started") > 0 ? "open" : "";
}

const struct program *exercise_on_path(const struct exercises *exercises,
				       size_t n)
{
	char *path = say("%s/bugs/path.txt", exercises->corpus.root);
	char *text = file_read(path, LONGEST, NULL);
	const struct program *found = NULL;
	char *rest = NULL;

	for (char *line = text ? strtok_r(text, "\n", &rest) : NULL;
	     line && !found; line = strtok_r(NULL, "\n", &rest)) {
		const struct program *bug;

		line[strcspn(line, " \t#")] = 0;
		bug = *line ? corpus_find(&exercises->corpus, line) : NULL;
		if (bug && n-- == 0)
			found = bug;
	}
	free(text);
	free(path);
	return found;
}
