/* What a finding must be to match an expectation. */
#include "judging.h"

static const struct {
	const char *expectation;
	enum kind kind;
	int first;
	int second;
	enum match match;
} matching[] = {
	{"data-race a", DATA_RACE, A, A, FULL_MATCH},
	{"data-race a", DATA_RACE, A, A_AGAIN, FULL_MATCH},
	{"data-race a", DATA_RACE, A, NO_PLACE, FULL_MATCH},
	{"data-race a", DATA_RACE, A_AND_B, A, FULL_MATCH},
	{"data-race a", DATA_RACE, A, B, NO_MATCH},
	{"data-race a", DATA_RACE, B, B, NO_MATCH},
	{"data-race a", DATA_RACE, A, BARE, NO_MATCH},
	{"data-race a", DATA_RACE, BARE, A, NO_MATCH},
	{"data-race a", DATA_RACE, A, LOST, WEAK_MATCH},
	{"data-race a", DATA_RACE, LOST, A, WEAK_MATCH},
	{"data-race a", DATA_RACE, LOST, LOST, WEAK_MATCH},
	{"data-race a", DATA_RACE, NO_PLACE, NO_PLACE, WEAK_MATCH},
	{"data-race a", DATA_RACE, LOST, B, NO_MATCH},
	{"data-race a", DATA_RACE, BARE, LOST, NO_MATCH},
	{"data-race a", LOCK_ORDER, A, A, NO_MATCH},
	{"data-race a", OTHER, A, A, NO_MATCH},
	{"data-race a", USE_AFTER_FREE, NO_PLACE, NO_PLACE, NO_MATCH},
	{"data-race a b", DATA_RACE, A, B, FULL_MATCH},
	{"data-race a b", DATA_RACE, B, A, FULL_MATCH},
	{"data-race b a", DATA_RACE, A, B, FULL_MATCH},
	{"data-race a b", DATA_RACE, B, A_AGAIN, FULL_MATCH},
	{"data-race a b", DATA_RACE, A_AND_B, BARE, NO_MATCH},
	{"data-race a b", DATA_RACE, A, A, NO_MATCH},
	{"data-race a b", DATA_RACE, A, A_AGAIN, NO_MATCH},
	{"data-race a b", DATA_RACE, A, NO_PLACE, NO_MATCH},
	{"data-race a b", DATA_RACE, B, B, NO_MATCH},
	{"data-race a b", DATA_RACE, A, C, NO_MATCH},
	{"data-race a b", DATA_RACE, A, LOST, WEAK_MATCH},
	{"data-race a b", DATA_RACE, C, LOST, NO_MATCH},
	{"data-race a b", DEADLOCK, A, B, NO_MATCH},
};

static void findings_match_by_kind_and_line(void **unused)
{
	unsigned wrong = 0;

	(void)unused;
	for (size_t i = 0; i < sizeof matching / sizeof *matching; i++) {
		struct program program =
			program_with(false, matching[i].expectation);
		struct run run = clean_run();
		struct finding *f = find(&run, matching[i].kind, BY_TOOL,
					 matching[i].first, matching[i].second);
		enum match got = matches(
			&program, &program_claim(&program, "tsan")->at[0], f);

		if (got != matching[i].match) {
			wrong++;
			print_error("`%s` against %s %d %d: %d, not %d\n",
				    matching[i].expectation,
				    kind_word(matching[i].kind),
				    matching[i].first, matching[i].second,
				    (int)got, (int)matching[i].match);
		}
		findings_free(&run.findings);
		program_free(&program);
	}
	assert_int_equal(0, wrong);
}

static void context_is_never_judged(void **unused)
{
	struct program program = program_with(false, "data-race a");
	const struct expectation *e = &program_claim(&program, "tsan")->at[0];
	struct run run = clean_run();
	struct finding *f = find(&run, DATA_RACE, BY_TOOL, A, BARE);

	(void)unused;
	assert_int_equal(NO_MATCH, matches(&program, e, f));
	f->places->next->context = true;
	assert_int_equal(FULL_MATCH, matches(&program, e, f));
	/* All that would match is context: that proves nothing. */
	f->places->context = true;
	assert_int_not_equal(FULL_MATCH, matches(&program, e, f));
	findings_free(&run.findings);
	program_free(&program);
}

static void a_third_place_must_be_marked_too(void **unused)
{
	struct program program = program_with(false, "deadlock a b");
	const struct expectation *e = &program_claim(&program, "tsan")->at[0];
	struct run run = clean_run();
	struct finding *f = find(&run, DEADLOCK, BY_WATCHDOG, A, B);

	(void)unused;
	add_place(&run, f, A_AGAIN);
	assert_int_equal(FULL_MATCH, matches(&program, e, f));
	add_place(&run, f, C);
	assert_int_equal(NO_MATCH, matches(&program, e, f));
	findings_free(&run.findings);
	program_free(&program);
}

/* The place is another file's line of the same number. */
static void another_file_is_no_match(void **unused)
{
	struct program program = program_with(false, "data-race a");
	const struct expectation *e = &program_claim(&program, "tsan")->at[0];
	struct run run = clean_run();
	struct finding *f = found(&run.findings, DATA_RACE, BY_TOOL, NULL);
	struct place *place = place_add(&run.findings, f, NULL);

	(void)unused;
	frame_add(&run.findings, place, "f", "/tmp/bugs/x/my-y.c", A);
	frame_add(&run.findings, place, "f", "y.cc", A);
	frame_add(&run.findings, place, "f", NULL, A);
	assert_int_not_equal(FULL_MATCH, matches(&program, e, f));
	findings_free(&run.findings);
	program_free(&program);
}

/* What was measured of the whole program needs no line, and the right kind. */
static void a_finding_about_the_whole_program(void **unused)
{
	struct program program = program_with(false, "slow a");
	const struct expectation *e = &program_claim(&program, "tsan")->at[0];
	struct run run = clean_run();
	struct finding *f = found(&run.findings, SLOW, BY_TOOL, NULL);
	struct findings copy;

	(void)unused;
	assert_int_equal(WEAK_MATCH, matches(&program, e, f));
	f->whole = true;
	assert_int_equal(FULL_MATCH, matches(&program, e, f));
	findings_init(&copy);
	findings_append(&copy, &run.findings);
	assert_int_equal(FULL_MATCH, matches(&program, e, copy.first));
	findings_free(&copy);
	f->kind = OTHER;
	assert_int_equal(NO_MATCH, matches(&program, e, f));
	findings_free(&run.findings);
	program_free(&program);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(findings_match_by_kind_and_line),
		cmocka_unit_test(context_is_never_judged),
		cmocka_unit_test(a_third_place_must_be_marked_too),
		cmocka_unit_test(another_file_is_no_match),
		cmocka_unit_test(a_finding_about_the_whole_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
