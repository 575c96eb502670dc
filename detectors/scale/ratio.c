/* ratio.c - whether one program is slower than another, from pairs of runs. */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "ratio.h"

/* More than what the layout of code and stack alone can do to a program, less
   than what a second processor is worth. */
static const double CLEARLY = 1.3;

static const double DOUBT = 0.01; /* of an interval, both ends together */

static int by_size(const void *a, const void *b)
{
	double left = *(const double *)a;
	double right = *(const double *)b;

	return (left > right) - (left < right);
}

/* How many values may be left out at each end: the largest k for which fewer
   than k of n fair coins show heads with probability <= DOUBT / 2, less one. */
static size_t left_out(size_t n)
{
	double term = pow(0.5, (double)n); /* exactly k heads */
	double sum = term;
	size_t k = 0;

	while (sum <= DOUBT / 2 && k < n) {
		term *= (double)(n - k) / (double)(k + 1);
		sum += term;
		k++;
	}
	return k; /* 0: even the extremes are too few */
}

struct interval median_interval(double *values, size_t n)
{
	size_t k = left_out(n);

	qsort(values, n, sizeof *values, by_size);
	return (struct interval) {
		.low = k > 0 ? values[k - 1] : 0,
		.middle = (values[(n - 1) / 2] + values[n / 2]) / 2,
		.high = k > 0 ? values[n - k] : INFINITY,
	};
}

enum comparison compare(const struct sample *program,
			const struct sample *other, size_t n,
			struct interval ratios[MEASURES])
{
	bool slower = false;
	bool faster = false;
	bool all_below = true;

	for (int m = 0; n > 0 && m < MEASURES; m++) {
		double values[MOST_PAIRS];

		for (size_t i = 0; i < n; i++)
			values[i] = program[i].of[m] / other[i].of[m];
		ratios[m] = median_interval(values, n);
		slower = slower || ratios[m].low > CLEARLY;
		faster = faster || ratios[m].high < 1 / CLEARLY;
		all_below = all_below && ratios[m].high < CLEARLY;
	}
	if (n < FEWEST_PAIRS)
		return UNDECIDED;
	if (faster || all_below)
		return NOT_SLOWER;
	return slower ? SLOWER : UNDECIDED;
}
