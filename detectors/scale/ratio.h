/*
 * ratio.h - whether one program is slower than another, from pairs of runs.
 *
 * The two run in turn, so that what else the machine does falls on both; each
 * pair gives one ratio.  Noise is no bell curve here: the median of the ratios
 * is taken, with the interval that the sign test gives for it (order statistics
 * of the binomial distribution; no assumption but that pairs are independent).
 *
 * Two things are compared.  `elapsed` is the time along creations and joins of
 * threads, without the time in which a thread was ready and had no processor:
 * what the program would take if nobody else used the machine (runtime/span.c).
 * `processor` is the processor time of all threads together.
 */
#ifndef SCALE_RATIO_H
#define SCALE_RATIO_H

#include <stddef.h>

enum measure { ELAPSED, PROCESSOR, MEASURES };

/* Seconds, each > 0. */
struct sample {
	double of[MEASURES];
};

/* Fewer pairs decide nothing: with 8 the interval is smallest to largest, and
   covers the median in 99.2 % of all cases. */
enum { FEWEST_PAIRS = 8, MOST_PAIRS = 60 };

/* A median, and an interval that covers it with at least 99 %. */
struct interval {
	double low;
	double middle;
	double high;
};

/*
 * The interval for the median of the `n` >= 1 `values`, which are sorted here.
 * With n < FEWEST_PAIRS it is 0 to infinity.
 */
struct interval median_interval(double *values, size_t n);

enum comparison {
	UNDECIDED,
	SLOWER,    /* clearly in one measure, and clearly faster in none */
	NOT_SLOWER /* in no measure, or clearly faster in one */
};

/*
 * Compare `n` pairs, `program`'s samples with `other`'s; `n` <= MOST_PAIRS.
 * "Clearly" is: the whole interval of the ratio lies above 1.3, or below its
 * inverse.  ratios[] is set if n >= 1.
 */
enum comparison compare(const struct sample *program,
			const struct sample *other, size_t n,
			struct interval ratios[MEASURES]);

#endif
