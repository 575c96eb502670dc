/* The scale adapter: what its reports mean, and that a damaged one is told. */
#include "unit.h"

#include "detector.h"

static const struct detector *scale;
static struct findings got;
static const char *why;

static enum parsed parse(const char *text)
{
	struct outcome run = {text, "end 1\n", 0, false};

	findings_free(&got);
	findings_init(&got);
	why = NULL;
	return scale->parse(&run, &got, &why);
}

/* A report about `role` with `n` rounds; ratio[i]: bug against the i-th fix. */
static char *report(const char *role, size_t n, const double *ratio,
		    size_t fixes)
{
	char *text = say("scale 1 about %s\n", role);

	for (size_t i = 0; i < fixes; i++) {
		char *longer = say("%sfix x/a.f%zu\n", text, i + 1);

		free(text);
		text = longer;
	}
	for (size_t i = 0; i < 2 * n; i++) {
		char *longer = say("%sround %s 12.0000", text,
				   i % 2 ? "processor" : "elapsed");

		for (size_t k = 0; k < fixes; k++) {
			char *more = say(
				"%s %.4f", longer,
				12 / (i % 2 ? 1 + (double)i / 1000 : ratio[k]));

			free(longer);
			longer = more;
		}
		free(text);
		text = say("%s\n", longer);
		free(longer);
	}
	return text;
}

static enum parsed parse_rounds(const char *role, size_t n, double first,
				double second)
{
	double ratio[] = {first, second};
	char *rounds = report(role, n, ratio, second > 0 ? 2 : 1);
	char *whole = say("%send\n", rounds);
	enum parsed parsed = parse(whole);

	free(rounds);
	free(whole);
	return parsed;
}

static void a_bug_is_slow_against_all_of_its_fixes(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse_rounds("bug", 8, 2, 3));
	assert_non_null(got.first);
	assert_int_equal(SLOW, got.first->kind);
	assert_int_equal(BY_TOOL, got.first->by);
	assert_true(got.first->whole);
	assert_null(got.first->next);
	assert_non_null(strstr(got.first->says, "x/a.f1: 2.00 times"));
	assert_non_null(strstr(got.first->says, "x/a.f2: 3.00 times"));
	assert_int_equal(PARSED, parse_rounds("bug", 8, 2, 1));
	assert_null(got.first);
	assert_int_equal(PARSED, parse_rounds("bug", 8, 1, 2));
	assert_null(got.first);
	assert_int_equal(PARSED, parse_rounds("bug", 7, 2, 2));
	assert_null(got.first);
	assert_int_equal(PARSED, parse_rounds("bug", 8, 0.5, 0));
	assert_null(got.first);
}

static void a_fix_is_slow_unless_its_bug_is_slower(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse_rounds("fix", 8, 2, 0));
	assert_null(got.first);
	assert_string_equal("2.0x faster", got.shown);
	assert_int_equal(PARSED, parse_rounds("fix", 8, 1, 0));
	assert_non_null(got.first);
	assert_int_equal(SLOW, got.first->kind);
	assert_non_null(strstr(got.first->says, "not shown to be faster"));
	assert_int_equal(PARSED, parse_rounds("fix", 7, 2, 0));
	assert_non_null(got.first);
	assert_int_equal(PARSED, parse_rounds("fix", 60, 1.3, 0));
	assert_non_null(got.first);
}

static void a_report_cut_anywhere_is_damaged(void **unused)
{
	double ratio[] = {2};
	char *rounds = report("bug", 8, ratio, 1);
	char *whole = say("%send\n", rounds);

	(void)unused;
	assert_int_equal(PARSED, parse(whole));
	for (size_t n = 0; n < strlen(whole); n++) {
		char *cut = copy_of(whole, n);

		if (parse(cut) != DAMAGED || !why || got.first)
			fail_msg("cut after %zu bytes: %s", n,
				 why ? why : "taken for whole");
		free(cut);
	}
	free(rounds);
	free(whole);
}

static void lines_that_nobody_writes(void **unused)
{
	static const char *const bad[] = {
		"scale 2 about bug\nfix f\nend\n",
		"scale 1 about case\nfix f\nend\n",
		"scale 1 about bug\nend\n",
		"scale 1 about bug\nfix f\nend\n",
		"scale 1 about bug\nfix f\nround elapsed 1 1\nend\n",
		"scale 1 about bug\nfix f\nround elapsed 1 1\n"
		"round processor 1\nend\n",
		"scale 1 about bug\nfix f\nround elapsed 1 1\n"
		"round processor 1 1 1\nend\n",
		"scale 1 about bug\nfix f\nround elapsed 1 0\n"
		"round processor 1 1\nend\n",
		"scale 1 about bug\nfix f\nround elapsed 1 -1\n"
		"round processor 1 1\nend\n",
		"scale 1 about bug\nfix f\nround elapsed 1 nan\n"
		"round processor 1 1\nend\n",
		"scale 1 about bug\nfix f\nround elapsed 1 inf\n"
		"round processor 1 1\nend\n",
		"scale 1 about bug\nfix f\nround elapsed 1 1\n"
		"round processor 1 1\nend\nend\n",
		"scale 1 about bug\nfix f\nround elapsed 1 1\nfix g\n"
		"round processor 1 1\nend\n",
		"scale 1 about bug\nfix f\nround elapsed 1 1\n"
		"round processor 1 1\nslow\nend\n",
	};

	(void)unused;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (parse(bad[i]) != DAMAGED || got.first)
			fail_msg("taken for whole: %s", bad[i]);
	assert_int_equal(PARSED,
			 parse("scale 1 about bug\nfix f\nround elapsed 1 1\n"
			       "round processor 1 1\nend\n"));
}

static void a_run_that_failed_is_told(void **unused)
{
	double ratio[] = {2};
	char *rounds = report("bug", 8, ratio, 1);
	char *whole = say("%sfailed x/a.f1: killed by signal 11\n", rounds);

	(void)unused;
	assert_int_equal(DAMAGED, parse(whole));
	assert_non_null(strstr(why, "x/a.f1: killed by signal 11"));
	assert_null(got.first);
	free(rounds);
	free(whole);
}

static void more_rounds_or_fixes_than_anybody_runs(void **unused)
{
	double ratio[] = {2};
	char *rounds = report("bug", 61, ratio, 1);
	char *whole = say("%send\n", rounds);
	char *fixes = copy("scale 1 about bug\n");

	(void)unused;
	assert_int_equal(DAMAGED, parse(whole));
	for (int i = 0; i < 40; i++) {
		char *longer = say("%sfix f\n", fixes);

		free(fixes);
		fixes = longer;
	}
	assert_int_equal(DAMAGED, parse(fixes));
	free(fixes);
	free(rounds);
	free(whole);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bug_is_slow_against_all_of_its_fixes),
		cmocka_unit_test(a_fix_is_slow_unless_its_bug_is_slower),
		cmocka_unit_test(a_report_cut_anywhere_is_damaged),
		cmocka_unit_test(lines_that_nobody_writes),
		cmocka_unit_test(a_run_that_failed_is_told),
		cmocka_unit_test(more_rounds_or_fixes_than_anybody_runs),
	};
	int status;

	scale = detector_named("scale");
	findings_init(&got);
	status = cmocka_run_group_tests(tests, NULL, NULL);
	findings_free(&got);
	return status;
}
