/*
 * The judge of a fix: noise is a tool's false report and nothing else, and
 * every run ends by itself with its oracle satisfied.
 */
#include "judging.h"

/* A tool whose exit status is always the program's own. */
static const struct detector plain = {.name = "tsan"};

static enum verdict fix_verdict(const char *noise, const struct detector *by,
				struct run *run)
{
	struct program program = program_with(true, noise);
	struct judgement j;
	enum verdict verdict;

	judge(&j, &program, by, run, 1);
	verdict = j.verdict;
	judgement_free(&j);
	program_free(&program);
	findings_free(&run->findings);
	return verdict;
}

static void noise_does_not_excuse_the_oracle(void **unused)
{
	struct run run = clean_run();

	(void)unused;
	run.ended = false;
	run.status = EXIT_1;
	find(&run, CHECK_FAILED, BY_ORACLE, TOTAL, NO_PLACE);
	assert_true(verdict_fails(
		fix_verdict("noise check total -- why", &tool, &run)));
}

static void noise_does_not_excuse_a_hang(void **unused)
{
	struct run run = clean_run();

	(void)unused;
	run.ended = false;
	run.stopped = true;
	run.status = SIGTERM;
	find(&run, DEADLOCK, BY_WATCHDOG, A, B);
	assert_true(verdict_fails(
		fix_verdict("noise deadlock a b -- why", &tool, &run)));
}

static void noise_does_not_excuse_a_crash(void **unused)
{
	struct run run = clean_run();

	(void)unused;
	run.ended = false;
	run.status = SIGSEGV;
	find(&run, CRASH, BY_TOOL, A, NO_PLACE);
	assert_true(verdict_fails(
		fix_verdict("noise crash a -- why", &tool, &run)));
}

static void noise_does_not_excuse_the_time_limit(void **unused)
{
	struct run run = run_of(OVERTIME);

	(void)unused;
	assert_int_equal(TIMEOUT,
			 fix_verdict("noise hang a -- why", &tool, &run));
}

static void noise_does_not_excuse_another_report(void **unused)
{
	struct run run = run_of(HIT);

	(void)unused;
	find(&run, DATA_RACE, BY_TOOL, A, B);
	assert_int_equal(STRAY,
			 fix_verdict("noise data-race a -- why", &tool, &run));
}

static void noise_of_two_lines_must_both_be_seen(void **unused)
{
	struct run one = run_of(HIT);
	struct run two = run_of(HIT);

	(void)unused;
	find(&two, MISUSE, BY_TOOL, B, NO_PLACE);
	assert_int_equal(
		VANISHED,
		fix_verdict("noise data-race a -- why; noise misuse b -- why",
			    &tool, &one));
	assert_int_equal(
		CONFIRMED,
		fix_verdict("noise data-race a -- why; noise misuse b -- why",
			    &tool, &two));
}

/* Exit status 66 is the tool's word only for a tool that has one. */
static void the_report_status_is_one_tools_own(void **unused)
{
	struct run one = run_of(HIT);
	struct run two = run_of(HIT);

	(void)unused;
	assert_int_equal(CONFIRMED,
			 fix_verdict("noise data-race a -- why", &tool, &one));
	assert_int_equal(BROKEN,
			 fix_verdict("noise data-race a -- why", &plain, &two));
}

static void a_signal_after_the_end_is_no_clean_fix(void **unused)
{
	struct run run = clean_run();

	(void)unused;
	run.status = SIGABRT;
	assert_int_equal(BROKEN, fix_verdict(NULL, &tool, &run));
}

static void a_fix_without_an_oracle_needs_no_check(void **unused)
{
	static const char text[] = "/*\n * A title.\n */\nint main(void);\n";
	struct problems problems = {0};
	struct program program;
	struct run run = run_of(UNCHECKED);
	struct judgement j;

	(void)unused;
	program_parse(&program, "fixes/x/y.z.c", "x", "z", text, strlen(text),
		      &problems);
	assert_no_problem(&problems);
	judge(&j, &program, &tool, &run, 1);
	assert_int_equal(CONFIRMED, j.verdict);
	judgement_free(&j);
	findings_free(&run.findings);
	program_free(&program);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(noise_does_not_excuse_the_oracle),
		cmocka_unit_test(noise_does_not_excuse_a_hang),
		cmocka_unit_test(noise_does_not_excuse_a_crash),
		cmocka_unit_test(noise_does_not_excuse_the_time_limit),
		cmocka_unit_test(noise_does_not_excuse_another_report),
		cmocka_unit_test(noise_of_two_lines_must_both_be_seen),
		cmocka_unit_test(the_report_status_is_one_tools_own),
		cmocka_unit_test(a_signal_after_the_end_is_no_clean_fix),
		cmocka_unit_test(a_fix_without_an_oracle_needs_no_check),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
