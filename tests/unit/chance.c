/* Wilson's interval against its formula at the ends and one worked value. */
#include <math.h>

#include "unit.h"

#include "chance.h"

static void near(double expected, double got)
{
	if (fabs(expected - got) > 5e-5)
		fail_msg("%f, not %f", got, expected);
}

/* At k = 0 the upper end is z*z / (n + z*z), and k = n mirrors it. */
static void the_ends_are_exact(void **unused)
{
	struct chance none = chance_of(0, 100);
	struct chance all = chance_of(100, 100);

	(void)unused;
	assert_true(none.low == 0);
	near(3.8415 / 103.8415, none.high);
	assert_true(all.high == 1);
	near(100 / 103.8415, all.low);
}

static void half_of_ten(void **unused)
{
	struct chance half = chance_of(5, 10);

	(void)unused;
	near(0.2366, half.low);
	near(0.7634, half.high);
}

static void no_trial_says_nothing(void **unused)
{
	struct chance any = chance_of(0, 0);

	(void)unused;
	assert_true(any.low == 0);
	assert_true(any.high == 1);
}

static void more_trials_say_more(void **unused)
{
	(void)unused;
	for (unsigned long n = 10; n <= 100000; n *= 10) {
		struct chance less = chance_of(n * 3 / 10, n);
		struct chance more = chance_of(n * 3, n * 10);

		assert_true(less.low < more.low && more.low < 0.3);
		assert_true(less.high > more.high && more.high > 0.3);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_ends_are_exact),
		cmocka_unit_test(half_of_ten),
		cmocka_unit_test(no_trial_says_nothing),
		cmocka_unit_test(more_trials_say_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
