/*
 * exercises.h - where a student works, and how far they have come.
 *
 * The directory holds a file for each exercise that was begun, CLASS/NAME.c, a
 * Makefile, compile_commands.json for editors, and progress.json:
 *
 *	{"version": 1, "current": "CLASS/NAME", "cases": {"CLASS/NAME":
 *	  {"started": SECONDS, "tried": N, "hints": N, "solved": SECONDS,
 *	   "gave-up": SECONDS, "failing-schedule": 0 OR 1}}}
 *
 * Members that are not known are kept, so that an older racelab loses nothing
 * that a newer one wrote.
 */
#ifndef EXERCISES_H
#define EXERCISES_H

#include <jansson.h>
#include <stdbool.h>

#include "corpus.h"
#include "settings.h"

struct exercises {
	char *directory;
	char *racelab;   /* the path of this program, for the Makefile */
	bool own_corpus; /* not one that --cases named */
	json_t *progress;
	struct corpus corpus;
};

/*
 * Read the corpus and the progress.  The directory is $RACELAB_EXERCISES, or
 * exercises/ beside bugs/ and fixes/.  False, with a line on stderr: the
 * progress is damaged; it is left as it is.  End it with exercises_close().
 */
bool exercises_open(struct exercises *exercises,
		    const struct settings *settings);
void exercises_close(struct exercises *exercises);

/* Write the progress.  False, with a line on stderr: it could not be. */
bool exercises_save(const struct exercises *exercises);

/*
 * The bug that a command is about: the one called `name`, or the current one if
 * NULL.  NULL, with a line on stderr that says what to do: there is none.
 */
const struct program *exercise_find(const struct exercises *exercises,
				    const char *name);

/* The student's file for `bug`; to be freed. */
char *exercise_path(const struct exercises *exercises,
		    const struct program *bug);

/*
 * Hand out `bug`, unless its file is there, and make it the current exercise.
 * False, with a line on stderr: something could not be written.
 */
bool exercise_begin(struct exercises *exercises, const struct program *bug);

/* A count in the exercise's progress ("hints", "tried", a time); 0: none. */
long long exercise_figure(const struct exercises *exercises,
			  const struct program *bug, const char *name);
void exercise_set(struct exercises *exercises, const struct program *bug,
		  const char *name, long long value);

/* "solved", "tried", "open", or "" when it was never begun. */
const char *exercise_state(const struct exercises *exercises,
			   const struct program *bug);

/*
 * The `n`th exercise (from 0) of the path through the lab, in the order in
 * which bugs/path.txt names them; NULL past the end.
 */
const struct program *exercise_on_path(const struct exercises *exercises,
				       size_t n);

#endif
