/* The judge of a bug: what could pass for a proof. */
#include "judging.h"

static enum verdict bug_verdict(const char *claim, struct run *run)
{
	struct program program = program_with(false, claim);
	struct judgement j;
	enum verdict verdict;

	judge(&j, &program, &tool, run, 1);
	verdict = j.verdict;
	judgement_free(&j);
	program_free(&program);
	findings_free(&run->findings);
	return verdict;
}

static void maybe_beside_required(void **unused)
{
	struct run without = run_of(HIT);
	struct run with = run_of(HIT);
	struct run only = clean_run();

	(void)unused;
	find(&with, MISUSE, BY_TOOL, B, NO_PLACE);
	find(&only, MISUSE, BY_TOOL, B, NO_PLACE);
	assert_int_equal(PROVED, bug_verdict("data-race a; maybe misuse b -- w",
					     &without));
	assert_int_equal(
		PROVED, bug_verdict("data-race a; maybe misuse b -- w", &with));
	assert_int_equal(
		NOT_FOUND,
		bug_verdict("data-race a; maybe misuse b -- w", &only));
}

static void the_right_kind_on_the_wrong_line(void **unused)
{
	struct run run = run_of(HIT);

	(void)unused;
	find(&run, DATA_RACE, BY_TOOL, A, BARE);
	assert_int_equal(STRAY, bug_verdict("data-race a", &run));
}

static void the_wrong_kind_on_the_right_line(void **unused)
{
	struct run run = clean_run();

	(void)unused;
	find(&run, USE_AFTER_FREE, BY_TOOL, A, A);
	assert_int_equal(STRAY, bug_verdict("data-race a", &run));
}

/* A check failure that the header demands is found by the oracle. */
static void a_demanded_check(void **unused)
{
	struct run failed = run_of(ORACLE);
	struct run held = run_of(CLEAN);

	(void)unused;
	assert_int_equal(PROVED, bug_verdict("check total", &failed));
	assert_int_equal(NOT_FOUND, bug_verdict("check total", &held));
}

static void a_demanded_deadlock(void **unused)
{
	struct run hung = clean_run();
	struct run half = clean_run();

	(void)unused;
	hung.ended = half.ended = false;
	hung.stopped = half.stopped = true;
	hung.status = half.status = SIGTERM;
	find(&hung, DEADLOCK, BY_WATCHDOG, A, B);
	find(&half, DEADLOCK, BY_WATCHDOG, A, LOST);
	assert_int_equal(PROVED, bug_verdict("deadlock a b", &hung));
	assert_int_equal(NOT_FOUND, bug_verdict("deadlock a b", &half));
}

/* What the tool itself says breaks `nothing`, what others saw does not. */
static void nothing_is_about_the_tool_alone(void **unused)
{
	struct run oracle = run_of(ORACLE);
	struct run watchdog = run_of(WATCHDOG);
	struct run by_tool = clean_run();

	(void)unused;
	find(&by_tool, CHECK_FAILED, BY_TOOL, TOTAL, NO_PLACE);
	assert_int_equal(BLIND, bug_verdict("nothing -- w", &oracle));
	assert_int_equal(BLIND, bug_verdict("nothing -- w", &watchdog));
	assert_int_equal(VANISHED, bug_verdict("nothing -- w", &by_tool));
}

static void the_slow_run_that_was_found_first(void **unused)
{
	struct run run = run_of(OVERTIME);

	(void)unused;
	/* A race was seen before the limit: proof, and yet not ended. */
	find(&run, DATA_RACE, BY_TOOL, A, A);
	assert_int_equal(TIMEOUT, bug_verdict("data-race a", &run));
}

static void what_is_recorded_is_told(void **unused)
{
	struct program program = program_with(false, "nothing -- w");
	struct run run = run_of(ORACLE);
	struct judgement j;

	(void)unused;
	judge(&j, &program, &tool, &run, 1);
	assert_int_equal(BLIND, j.verdict);
	assert_int_equal(1, j.n_reasons);
	assert_non_null(strstr(j.reasons[0].what, "y.c:13"));
	judgement_free(&j);
	findings_free(&run.findings);
	program_free(&program);
}

static void words_are_read_back(void **unused)
{
	(void)unused;
	for (int v = 0; v < VERDICTS; v++) {
		enum verdict back = VERDICTS;

		assert_true(
			verdict_named(verdict_word((enum verdict)v), &back));
		assert_int_equal(v, back);
		assert_int_equal(v >= NOT_FOUND, verdict_fails(back));
	}
	assert_false(verdict_named("", &(enum verdict) {PROVED}));
	assert_false(verdict_named("proved", &(enum verdict) {PROVED}));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(maybe_beside_required),
		cmocka_unit_test(the_right_kind_on_the_wrong_line),
		cmocka_unit_test(the_wrong_kind_on_the_right_line),
		cmocka_unit_test(a_demanded_check),
		cmocka_unit_test(a_demanded_deadlock),
		cmocka_unit_test(nothing_is_about_the_tool_alone),
		cmocka_unit_test(the_slow_run_that_was_found_first),
		cmocka_unit_test(what_is_recorded_is_told),
		cmocka_unit_test(words_are_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
