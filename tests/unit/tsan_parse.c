/* What the tsan adapter reads in the reports saved in tests/reports/tsan/. */
#include "tsan_reports.h"

/* What each saved report says: kind and judged lines of each finding. */
static const struct {
	const char *name;
	const char *source;
	struct {
		enum kind kind;
		int line[2]; /* 0: there is no such place */
	} says[4];
	int n;
} reports[] = {
	{"clang-14-race", "race.c", {{DATA_RACE, {17, 9}}}, 1},
	{"clang-16-race", "race.c", {{DATA_RACE, {17, 9}}}, 1},
	{"clang-19-race", "race.c", {{DATA_RACE, {17, 9}}}, 1},
	{"gcc-12-race",
	 "race.c",
	 {{DATA_RACE, {17, 9}}, {DATA_RACE, {17, 9}}},
	 2},
	{"clang-14-abba", "abba.c", {{LOCK_ORDER, {7, 15}}}, 1},
	{"clang-16-abba", "abba.c", {{LOCK_ORDER, {7, 15}}}, 1},
	{"clang-19-abba", "abba.c", {{LOCK_ORDER, {7, 15}}}, 1},
	{"gcc-12-abba", "abba.c", {{LOCK_ORDER, {7, 15}}}, 1},
	{"clang-14-leak", "leak.c", {{LEAK, {11, 0}}}, 1},
	{"clang-19-leak", "leak.c", {{LEAK, {11, 0}}}, 1},
	{"gcc-12-leak", "leak.c", {{LEAK, {11, 0}}}, 1},
	{"clang-14-uaf", "uaf.c", {{USE_AFTER_FREE, {8, 17}}}, 1},
	{"gcc-12-uaf", "uaf.c", {{USE_AFTER_FREE, {8, 17}}}, 1},
	{"clang-14-misuse",
	 "misuse.c",
	 {{MISUSE, {14, 0}}, {MISUSE, {20, 0}}, {MISUSE, {26, 0}}},
	 3},
	{"clang-19-misuse",
	 "misuse.c",
	 {{MISUSE, {14, 0}}, {MISUSE, {20, 0}}, {MISUSE, {26, 0}}},
	 3},
	{"gcc-12-misuse",
	 "misuse.c",
	 {{MISUSE, {14, 0}}, {MISUSE, {20, 0}}, {MISUSE, {26, 0}}},
	 3},
	{"clang-14-readlock",
	 "readlock.c",
	 {{MISUSE, {10, 0}}, {MISUSE, {29, 0}}},
	 2},
	{"gcc-12-readlock",
	 "readlock.c",
	 {{MISUSE, {10, 0}}, {MISUSE, {29, 0}}},
	 2},
	{"clang-14-signal",
	 "signal.c",
	 {{SIGNAL_UNSAFE, {9, 0}}, {SIGNAL_UNSAFE, {9, 0}}},
	 2},
	{"gcc-12-signal",
	 "signal.c",
	 {{SIGNAL_UNSAFE, {9, 0}}, {SIGNAL_UNSAFE, {9, 0}}},
	 2},
	{"clang-14-crash", "crash.c", {{CRASH, {5, 0}}}, 1},
	{"clang-19-crash", "crash.c", {{CRASH, {5, 0}}}, 1},
	{"gcc-12-crash", "crash.c", {{CRASH, {5, 0}}}, 1},
	{"gcc-12-far", "far.c", {{DATA_RACE, {6, 0}}}, 1},
};

static void every_saved_report_says_its_kinds_and_lines(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
		again();
		print_message("# %s\n", reports[i].name);
		assert_int_equal(PARSED, parse(saved(reports[i].name)));
		assert_int_equal(reports[i].n, findings());
		for (int k = 0; k < reports[i].n; k++) {
			const struct finding *f = nth(k);

			assert_int_equal(reports[i].says[k].kind, f->kind);
			assert_int_equal(BY_TOOL, f->by);
			for (int n = 0; n < 2; n++) {
				const struct place *p = place(f, n, false);

				assert_int_equal(
					reports[i].says[k].line[n],
					p ? place_line(p, reports[i].source)
					  : 0);
			}
			assert_null(place(f, 2, false));
		}
	}
}

static void a_race_is_told_in_plain_words(void **unused)
{
	const struct finding *f;
	const struct place *p;

	(void)unused;
	assert_int_equal(PARSED, parse(saved("gcc-12-race")));
	f = nth(0);
	assert_string_equal("data race", f->says);
	assert_string_equal("global 'hits' of size 4", f->object);
	p = place(f, 0, false);
	assert_string_equal("read of 4 bytes", p->role);
	assert_string_equal("T2", p->thread);
	assert_string_equal("M0 (first used at race.c:15)", p->locks);
	assert_string_equal("locked", p->frames->function);
	assert_string_equal("race.c", p->frames->file);
	p = place(f, 1, false);
	assert_string_equal("write of 4 bytes", p->role);
	assert_string_equal("T1 'clerk'", p->thread);
	assert_string_equal("none", p->locks);
	p = place(f, 1, true);
	assert_string_equal("T2 (running) is created", p->role);
	assert_string_equal("main thread", p->thread);
	assert_int_equal(26, place_line(p, "race.c"));
}

static void a_lock_order_tells_who_held_what(void **unused)
{
	const struct finding *f;

	(void)unused;
	assert_int_equal(PARSED, parse(saved("clang-14-abba")));
	f = nth(0);
	assert_string_equal("locks M1 while holding M0",
			    place(f, 0, false)->role);
	assert_string_equal("T1", place(f, 0, false)->thread);
	assert_string_equal("main thread", place(f, 1, false)->thread);
	assert_string_equal("had locked M0", place(f, 0, true)->role);
	assert_int_equal(6, place_line(place(f, 0, true), "abba.c"));
}

static void atomics_blocks_and_stacks_are_named(void **unused)
{
	bool atomic = false;
	bool block = false;
	bool stack = false;

	(void)unused;
	assert_int_equal(PARSED, parse(saved("gcc-12-atomic")));
	for (const struct finding *f = got.first; f; f = f->next) {
		stack |=
			f->object && !strcmp(f->object, "stack of main thread");
		for (const struct place *p = f->places; p; p = p->next) {
			atomic |= !strcmp(p->role, "atomic write of 4 bytes");
			block |= p->context &&
				 !strcmp(p->role, "the block is allocated") &&
				 place_line(p, "atomic.c") == 19;
		}
	}
	assert_true(atomic);
	assert_true(block);
	assert_true(stack);
}

static void a_stack_that_was_lost_is_a_place_without_frames(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse(saved("gcc-12-far")));
	assert_non_null(place(nth(0), 1, false));
	assert_null(place(nth(0), 1, false)->frames);
}

static void without_symbols_there_are_frames_without_lines(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse(saved("clang-19-race-without-lines")));
	assert_non_null(place(nth(0), 0, false)->frames);
	assert_null(place(nth(0), 0, false)->frames->file);
	assert_int_equal(0, place(nth(0), 0, false)->frames->line);
}

static void junk_between_the_lines_hides_nothing(void **unused)
{
	static char mixed[4 * MOST];

	(void)unused;
	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
		char *text = saved(reports[i].name);
		char *to = mixed;

		for (char *line = strtok(text, "\n"); line;
		     line = strtok(NULL, "\n"))
			to += sprintf(to, "%s\nSUMMARY of my junk\n\n  x\n",
				      line);
		again();
		parse(mixed);
		assert_int_equal(reports[i].n, findings());
		assert_int_equal(reports[i].says[0].kind, nth(0)->kind);
		assert_int_equal(
			reports[i].says[0].line[0],
			place_line(place(nth(0), 0, false), reports[i].source));
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(every_saved_report_says_its_kinds_and_lines),
		TEST(a_race_is_told_in_plain_words),
		TEST(a_lock_order_tells_who_held_what),
		TEST(atomics_blocks_and_stacks_are_named),
		TEST(a_stack_that_was_lost_is_a_place_without_frames),
		TEST(without_symbols_there_are_frames_without_lines),
		TEST(junk_between_the_lines_hides_nothing),
	};

	tsan = detector_named("tsan");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
