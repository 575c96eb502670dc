/*
 * store.h - verdicts kept from run to run, and the history of all runs.
 *
 * One sqlite3 file in the state directory; several racelab may use it at once.
 * A verdict is found again only by a key that covers everything that could
 * change it (see key.h) and while every header it was compiled with is
 * unchanged.
 */
#ifndef STORE_H
#define STORE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "digest.h"

struct store;

/* The digest of the file at `path` as this invocation first met it: a change
   while it works then makes the next one run again. */
const char *store_digest(struct store *store, const char *path);

/* Open or make the store in `directory`; NULL with *why, to be freed. */
struct store *store_open(const char *directory, char **why);
void store_close(struct store *store);

/*
 * The verdict stored under `key`, or NULL.  A new reference.  It is not
 * returned when a file that it was compiled from has changed since.
 */
json_t *store_get(struct store *store, const digest key);

/*
 * Keep `verdict` under `key`; `files` is an object of the paths that were
 * read for it besides the source, with their digests.  False: it could not be
 * written, which is no error for the verdict.
 */
bool store_put(struct store *store, const digest key, const json_t *verdict,
	       json_t *files);

/* One past run of a cell. */
struct past {
	int64_t at; /* seconds since 1970 */
	const char *program;
	const char *detector;
	const char *verdict;
	const char *toolchain;
	uint64_t seed;
	unsigned found;
	unsigned runs;
	double seconds; /* of processor time */
};

/* Add to the history; false as for store_put(). */
bool store_remember(struct store *store, const struct past *past);

/* Call `each` for every past run of `program`, oldest first. */
void store_history(struct store *store, const char *program,
		   void (*each)(const struct past *past, void *argument),
		   void *argument);

/* Processor seconds that the cell last took; 0: it has never run. */
double store_expected(struct store *store, const char *program,
		      const char *detector);

#endif
