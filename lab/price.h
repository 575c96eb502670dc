/*
 * price.h - what the fixes of a bug cost, beside each other.
 *
 * Each fix is compiled as for the detector scale (lab.h, MEASURED) and run in
 * turn with the others, alone on the machine; medians of several rounds,
 * measured as detectors/scale/ratio.h says: the elapsed time as if nobody else
 * used the machine, and the processor time of all threads together.
 */
#ifndef PRICE_H
#define PRICE_H

#include <jansson.h>

#include "corpus.h"
#include "session.h"

/*
 * The prices of all fixes of `bug`, measured now or found in the session's
 * store, which must be open, unless --fresh:
 *
 *	[{"fix": HOW, "elapsed": [LOW, MEDIAN, HIGH], "processor": [...]}, ...]
 *
 * in seconds; LOW and HIGH hold the median with 99 %.  A fix that does not
 * compile or does not reach its end has "failed": WHY instead.  A new
 * reference; NULL: interrupted.
 */
json_t *price_of(struct session *session, const struct corpus *corpus,
		 const struct program *bug);

/* The same as a table on stdout, with each price as a multiple of the least. */
void price_print(const json_t *prices);

#endif
