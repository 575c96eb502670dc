/* A growing argument vector, NULL-terminated at all times. */
#include "unit.h"

#include "argv.h"

static void it_grows(void **unused)
{
	struct argv one = {0};
	struct argv two = {0};
	char word[] = "word";

	(void)unused;
	argv_add(&one, NULL);
	assert_int_equal(0, one.n);
	argv_add(&one, word, "", NULL);
	word[0] = 'W';
	argv_addf(&one, "%s=%d%%", "n", 7);
	assert_int_equal(3, one.n);
	assert_string_equal("word", one.at[0]);
	assert_string_equal("", one.at[1]);
	assert_string_equal("n=7%", one.at[2]);
	assert_null(one.at[3]);

	argv_append(&two, &(struct argv) {0});
	assert_int_equal(0, two.n);
	argv_append(&two, &one);
	argv_append(&two, &one);
	argv_free(&one);
	assert_int_equal(0, one.n);
	assert_null(one.at);
	assert_int_equal(6, two.n);
	assert_string_equal("n=7%", two.at[5]);
	assert_null(two.at[6]);
	argv_free(&two);
}

static void many(void **unused)
{
	struct argv all = {0};

	(void)unused;
	for (int i = 0; i < 1000; i++) {
		argv_addf(&all, "%d", i);
		assert_null(all.at[all.n]);
	}
	assert_string_equal("999", all.at[999]);
	argv_free(&all);
	argv_free(&all);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_grows),
		cmocka_unit_test(many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
