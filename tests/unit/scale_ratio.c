/* When pairs of runs tell two programs apart, and when they must not. */
#include "unit.h"

#include <math.h>

#include "scale/ratio.h"

/* The ends of the interval are the k-th values from below and above.  k by the
   tables of the sign test for a doubt of 1 %, both sides. */
static void the_interval_is_that_of_the_sign_test(void **unused)
{
	static const size_t tables[][2] = {{8, 1},   {11, 1}, {12, 2}, {15, 3},
					   {20, 4},  {25, 6}, {30, 8}, {40, 12},
					   {50, 16}, {60, 20}};

	(void)unused;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		double values[MOST_PAIRS];
		size_t n = tables[i][0];
		struct interval got;

		/* In no order: 7 and each n above have no common divisor. */
		for (size_t k = 0; k < n; k++)
			values[k * 7 % n] = (double)(k + 1);
		if (n % 7 == 0)
			continue;
		got = median_interval(values, n);
		if (got.low != (double)tables[i][1] ||
		    got.high != (double)(n + 1 - tables[i][1]) ||
		    got.middle != (double)(n + 1) / 2)
			fail_msg("%zu: %g %g %g", n, got.low, got.middle,
				 got.high);
	}
}

static void too_few_values_have_no_interval(void **unused)
{
	(void)unused;
	for (size_t n = 1; n < FEWEST_PAIRS; n++) {
		double values[FEWEST_PAIRS] = {5, 5, 5, 5, 5, 5, 5, 5};
		struct interval got = median_interval(values, n);

		assert_true(got.low == 0 && isinf(got.high));
		assert_true(got.middle == 5);
	}
}

struct pairs {
	struct sample program[MOST_PAIRS];
	struct sample other[MOST_PAIRS];
};

/* `n` pairs whose ratios are the given, with a noise of +-5 % that both share
   and one of +-1 % that they do not. */
static struct pairs pairs_of(size_t n, double elapsed, double processor)
{
	struct pairs pairs;

	for (size_t i = 0; i < n; i++) {
		double both = 1 + 0.05 * ((double)(i % 5) - 2) / 2;
		double own = 1 + 0.01 * ((double)(i % 3) - 1);

		pairs.other[i].of[ELAPSED] = both;
		pairs.other[i].of[PROCESSOR] = 2 * both;
		pairs.program[i].of[ELAPSED] = both * own * elapsed;
		pairs.program[i].of[PROCESSOR] = 2 * both * own * processor;
	}
	return pairs;
}

static void what_tells_two_programs_apart(void **unused)
{
	static const struct {
		size_t n;
		double elapsed;
		double processor;
		enum comparison want;
	} rows[] = {
		{8, 1, 1, NOT_SLOWER},
		{8, 2, 1, SLOWER},
		{8, 1, 2, SLOWER},
		{8, 2, 2, SLOWER},
		{8, 1.32, 1, SLOWER},
		{8, 1.3, 1, UNDECIDED},
		{8, 1.28, 1, NOT_SLOWER},
		{8, 0.5, 1, NOT_SLOWER},
		/* A gain that is paid for with a loss is none. */
		{8, 2, 0.5, NOT_SLOWER},
		{8, 0.5, 2, NOT_SLOWER},
		{8, 2, 0.9, SLOWER},
		{7, 2, 2, UNDECIDED},
		{7, 1, 1, UNDECIDED},
		{0, 1, 1, UNDECIDED},
		{60, 1.1, 1.1, NOT_SLOWER},
		{60, 9, 9, SLOWER},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct pairs pairs =
			pairs_of(rows[i].n, rows[i].elapsed, rows[i].processor);
		struct interval ratios[MEASURES];
		enum comparison got =
			compare(pairs.program, pairs.other, rows[i].n, ratios);

		if (got != rows[i].want)
			fail_msg("row %zu: %d", i, (int)got);
	}
}

/* One run in four was disturbed: three of 15 ratios may be anything. */
static void outliers_on_either_side_decide_nothing(void **unused)
{
	struct pairs pairs = pairs_of(20, 1, 1);
	struct interval ratios[MEASURES];

	(void)unused;
	for (size_t i = 0; i < 3; i++) {
		pairs.program[6 * i].of[ELAPSED] *= 50;
		pairs.other[6 * i + 1].of[ELAPSED] *= 50;
	}
	assert_int_equal(NOT_SLOWER,
			 compare(pairs.program, pairs.other, 20, ratios));
	pairs = pairs_of(20, 2, 1);
	for (size_t i = 0; i < 3; i++) {
		pairs.program[6 * i].of[ELAPSED] *= 50;
		pairs.other[6 * i + 1].of[ELAPSED] *= 50;
	}
	assert_int_equal(SLOWER,
			 compare(pairs.program, pairs.other, 20, ratios));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_interval_is_that_of_the_sign_test),
		cmocka_unit_test(too_few_values_have_no_interval),
		cmocka_unit_test(what_tells_two_programs_apart),
		cmocka_unit_test(outliers_on_either_side_decide_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
