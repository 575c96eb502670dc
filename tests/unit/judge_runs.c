/* The judge of several runs: the union, the counts and the reasons. */
#include "judging.h"

static void required_is_the_union_over_the_runs(void **unused)
{
	struct program program = program_with(false, "data-race a; misuse b");
	struct run runs[] = {clean_run(), clean_run(), clean_run()};
	struct judgement j;

	(void)unused;
	find(&runs[0], DATA_RACE, BY_TOOL, A, A);
	judge(&j, &program, &tool, runs, 3);
	assert_int_equal(NOT_FOUND, j.verdict);
	assert_int_equal(1, j.met[0].runs);
	assert_int_equal(0, j.met[1].runs);
	judgement_free(&j);

	find(&runs[1], MISUSE, BY_TOOL, B, NO_PLACE);
	judge(&j, &program, &tool, runs, 3);
	assert_int_equal(PROVED, j.verdict);
	assert_int_equal(3, j.runs);
	assert_int_equal(0, j.found); /* no single run saw both */
	judgement_free(&j);

	find(&runs[1], DATA_RACE, BY_TOOL, A, A);
	judge(&j, &program, &tool, runs, 3);
	assert_int_equal(PROVED, j.verdict);
	assert_int_equal(1, j.found);
	assert_int_equal(2, j.met[0].runs);
	assert_int_equal(1, j.met[1].runs);
	judgement_free(&j);
	for (int i = 0; i < 3; i++)
		findings_free(&runs[i].findings);
	program_free(&program);
}

static void k_of_n(bool fix, const char *claim, const enum situation *order,
		   size_t n, unsigned k)
{
	struct program program = program_with(fix, claim);
	struct run *runs = new_array(n, sizeof *runs);
	struct judgement j;

	for (size_t i = 0; i < n; i++)
		runs[i] = run_of(order[i]);
	judge(&j, &program, &tool, runs, n);
	assert_int_equal(n, j.runs);
	if (j.found != k)
		fail_msg("`%s`: %u of %zu, not %u", claim ? claim : "(a fix)",
			 j.found, n, k);
	judgement_free(&j);
	program_free(&program);
	for (size_t i = 0; i < n; i++)
		findings_free(&runs[i].findings);
	free(runs);
}

static void found_in_k_of_n_runs(void **unused)
{
	static const enum situation order[] = {CLEAN, HIT, CLEAN, HIT, HIT};
	static const enum situation dead[] = {DEATH, CLEAN, DEATH};
	static const enum situation unfit[] = {NOT_HERE, NOT_HERE};
	static const enum situation quiet[] = {CLEAN, ORACLE, CLEAN};

	(void)unused;
	k_of_n(false, "data-race a", order, 5, 3);
	k_of_n(false, "data-race a", order, 1, 0);
	k_of_n(false, "maybe data-race a -- why", order, 5,
	       3); /* maybe: recorded so often */
	k_of_n(false, "nothing -- why", quiet, 3,
	       3); /* nothing: quiet so often */
	k_of_n(false, "dies -- why", dead, 3, 2);
	k_of_n(false, "maybe dies -- why", dead, 3, 2);
	k_of_n(false, "cannot -- why", unfit, 2, 2);
}

static enum verdict verdict_on(const char *claim, enum situation situation)
{
	struct program program = program_with(false, claim);
	struct run run = run_of(situation);
	struct judgement j;
	enum verdict verdict;

	judge(&j, &program, &tool, &run, 1);
	verdict = j.verdict;
	judgement_free(&j);
	program_free(&program);
	findings_free(&run.findings);
	return verdict;
}

/* One compiler's runtime fails on the program, the other's does not. */
static void a_tool_that_may_die_proves_nothing(void **unused)
{
	static const char may[] = "maybe dies -- why";
	static const char both[] = "maybe dies -- why; maybe data-race a -- w";

	(void)unused;
	assert_int_equal(RECORDED, verdict_on(may, DEATH));
	assert_int_equal(RECORDED, verdict_on(may, CLEAN));
	assert_int_equal(RECORDED, verdict_on(both, DEATH));
	assert_int_equal(RECORDED, verdict_on(both, HIT));
	assert_int_equal(STRAY, verdict_on(may, OTHER_LINE));
	assert_int_equal(BROKEN, verdict_on(may, DAMAGE));
	assert_int_equal(BROKEN, verdict_on("maybe data-race a -- why", DEATH));
}

static void a_fix_is_clean_in_k_of_n_runs(void **unused)
{
	static const enum situation order[] = {CLEAN, HIT, CLEAN, LEFT, CLEAN};

	(void)unused;
	k_of_n(true, NULL, order, 5, 3);
}

/* A stray in one run does not change what is counted in the next. */
static void a_stray_does_not_change_the_count(void **unused)
{
	static const enum situation order[] = {HIT, OTHER_LINE, CLEAN, CLEAN};

	(void)unused;
	k_of_n(false, "maybe data-race a -- why", order, 4, 1);
}

static void a_reason_counts_runs_not_findings(void **unused)
{
	struct program program = program_with(false, "data-race a");
	struct run runs[] = {clean_run(), clean_run()};
	struct judgement j;

	(void)unused;
	for (int i = 0; i < 2; i++)
		for (int k = 0; k < 3; k++)
			find(&runs[i], LOCK_ORDER, BY_TOOL, BARE, BARE);
	judge(&j, &program, &tool, runs, 2);
	assert_int_equal(STRAY, j.verdict);
	assert_true(j.n_reasons >= 1);
	assert_int_equal(2, j.reasons[0].runs);
	judgement_free(&j);
	for (int i = 0; i < 2; i++)
		findings_free(&runs[i].findings);
	program_free(&program);
}

static void failures_come_before_what_was_recorded(void **unused)
{
	struct program program = program_with(false, "data-race a");
	struct run runs[] = {run_of(ELSEWHERE), run_of(OTHER_LINE)};
	struct judgement j;

	(void)unused;
	judge(&j, &program, &tool, runs, 2);
	assert_int_equal(STRAY, j.verdict);
	assert_true(j.n_reasons >= 2);
	assert_null(strstr(j.reasons[0].what, "recorded"));
	judgement_free(&j);
	findings_free(&runs[0].findings);
	findings_free(&runs[1].findings);
	program_free(&program);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(required_is_the_union_over_the_runs),
		cmocka_unit_test(found_in_k_of_n_runs),
		cmocka_unit_test(a_tool_that_may_die_proves_nothing),
		cmocka_unit_test(a_fix_is_clean_in_k_of_n_runs),
		cmocka_unit_test(a_stray_does_not_change_the_count),
		cmocka_unit_test(a_reason_counts_runs_not_findings),
		cmocka_unit_test(failures_come_before_what_was_recorded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
