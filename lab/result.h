/*
 * result.h - one cell as JSON, the form of lab/results.schema.json.
 */
#ifndef RESULT_H
#define RESULT_H

#include <jansson.h>

#include "plan.h"

/* The result of a cell that was judged; a new reference. */
json_t *result_of(const struct cell *cell, const struct judgement *judgement);

/* The result of a cell that could not be run: `verdict`, for one reason. */
json_t *result_without_runs(const struct cell *cell, enum verdict verdict,
			    const char *reason);

#endif
