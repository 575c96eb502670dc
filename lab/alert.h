/*
 * alert.h - what of a survey somebody should look at: each reason for which a
 * verdict does not hold, with its place in the source.
 *
 * A bug that was found as its header says is no alert.
 */
#ifndef ALERT_H
#define ALERT_H

#include <jansson.h>

#include "survey.h"

struct alert {
	const struct entry *entry;
	const struct cell *cell; /* NULL: about all detectors together */
	enum verdict verdict;    /* one that fails */
	const char *rule;        /* a kind's word or a verdict's, in small */
	char *text;              /* one line or more, any bytes */
	const json_t
		*finding; /* of the cell's result, or NULL: none to blame */
	const struct expectation *expectation; /* no longer true, or NULL */
	int line; /* in entry->program, >= 1: of the finding, of the
		     expectation, or of the compiler's complaint */
};

struct alerts {
	struct alert *at;
	size_t n;
};

/* All alerts of `survey`, in the order of its entries; they point into it.  End
   them with alerts_free(). */
struct alerts alerts_of(const struct survey *survey);
void alerts_free(struct alerts *alerts);

/* The word of a failing verdict as a name, such as "not-found", and what it
   means, in a sentence. */
const char *alert_name(enum verdict verdict);
const char *alert_meaning(enum verdict verdict);

/* `path` as seen from the current directory if it lies below it; a part of
   `path`. */
const char *path_here(const char *path);

#endif
