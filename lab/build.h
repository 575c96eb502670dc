/*
 * build.h - a program compiled for a detector.
 *
 * Detectors that ask for the same flags share one executable.
 */
#ifndef BUILD_H
#define BUILD_H

#include <jansson.h>

#include "case.h"
#include "pool.h"
#include "session.h"

struct build {
	struct build *next;
	const struct program *program;
	char *key;        /* equal keys, equal executables */
	char *directory;  /* of what is made here */
	char *executable; /* its absolute path */
	struct argv compile;
	struct argv link;
	struct job job;
	unsigned users; /* cells that still need the executable */
	bool linking;   /* the second step */
	bool over;      /* built or failed */
	char *error;    /* why it failed: what the compiler said, or NULL */
	double cpu;     /* seconds that both steps took */
	struct store *store; /* for their digests; or NULL */
	json_t *headers;     /* paths it was compiled from, the source left out,
				with     their digests */

	/* Called when it is over; or NULL. */
	void (*done)(struct pool *pool, struct build *build);
	void *owner; /* for done() */
};

/*
 * Describe the build of `program` for `detector`: *build gets key and commands.
 * Nothing is run.  End it with build_free().
 */
void build_describe(struct build *build, const struct session *session,
		    const struct program *program,
		    const struct detector *detector);

/*
 * Compile and link in a new directory below the session's work directory; `n`
 * makes its name.  build->done is called when it is over.
 */
void build_start(struct build *build, const struct session *session, size_t n);

/* The commands as one line each, for the result; to be freed. */
char *build_commands(const struct build *build);

void build_free(struct build *build);

#endif
