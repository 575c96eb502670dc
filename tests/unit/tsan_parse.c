/* The tsan adapter against reports saved in tests/reports/tsan/. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glob.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "detector.h"

enum { STATUS_66 = 66 << 8, MOST = 1 << 16 };

static const struct detector *tsan;
static struct findings got;
static const char *why;

static int empty(void **unused)
{
	(void)unused;
	findings_init(&got);
	why = NULL;
	return 0;
}

static int drop(void **unused)
{
	(void)unused;
	findings_free(&got);
	return 0;
}

static void again(void)
{
	drop(NULL);
	empty(NULL);
}

static char *read_report(const char *path)
{
	static char text[MOST];
	FILE *file = fopen(path, "r");
	size_t length;

	assert_non_null(file);
	length = fread(text, 1, sizeof text - 1, file);
	assert_true(length > 0 && length < sizeof text - 1);
	text[length] = 0;
	fclose(file);
	return text;
}

static char *saved(const char *name)
{
	char path[128];

	snprintf(path, sizeof path, "tests/reports/tsan/%s.txt", name);
	return read_report(path);
}

static enum parsed parse_run(const char *report, int status, bool stopped)
{
	struct outcome run = {report, "", status, stopped};

	return tsan->parse(&run, &got, &why);
}

static enum parsed parse(const char *report)
{
	return parse_run(report, STATUS_66, false);
}

static int findings(void)
{
	int n = 0;

	for (const struct finding *f = got.first; f; f = f->next)
		n++;
	return n;
}

static const struct finding *nth(int n)
{
	const struct finding *f = got.first;

	while (n-- && f)
		f = f->next;
	assert_non_null(f);
	return f;
}

/* The nth place of `f` that is judged, or else that is context. */
static const struct place *place(const struct finding *f, int n, bool context)
{
	const struct place *p = f->places;

	for (; p; p = p->next)
		if (p->context == context && !n--)
			return p;
	return NULL;
}

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

static void the_death_of_the_tool_is_no_finding(void **unused)
{
	(void)unused;
	assert_int_equal(DIED, parse(saved("clang-14-died")));
	assert_int_equal(0, findings());
	assert_non_null(strstr(why, "CHECK failed"));
	again();
	assert_int_equal(DIED, parse(saved("clang-19-died")));
	again();
	assert_int_equal(DIED, parse("FATAL: ThreadSanitizer CHECK failed: "
				     "tsan_rtl.cpp:1 \"x\" (0x0, 0x1)\n"));
	again();
	assert_int_equal(DIED, parse("")); /* status 66, and no word why */
}

static void silence_and_status_0_are_clean(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse_run("", 0, false));
	assert_int_equal(0, findings());
}

static void a_machine_without_room_is_unfit(void **unused)
{
	(void)unused;
	assert_int_equal(UNFIT, parse("FATAL: ThreadSanitizer: unexpected "
				      "memory mapping "
				      "0x5ac6d0a92000-0x5ac6d0ab8000\n"));
	assert_non_null(strstr(why, "setarch -R"));
}

/* Each saved report cut at every 97th byte: never whole, never clean. */
static void a_report_cut_short_is_never_clean(void **unused)
{
	glob_t all;

	(void)unused;
	assert_int_equal(0, glob("tests/reports/tsan/*.txt", 0, NULL, &all));
	assert_true(all.gl_pathc > 10);
	for (size_t i = 0; i < all.gl_pathc; i++) {
		char *text = read_report(all.gl_pathv[i]);
		size_t length = strlen(text);

		for (size_t cut = (length - 1) / 97 * 97; cut > 0; cut -= 97) {
			text[cut] = 0;
			again();
			assert_int_not_equal(PARSED, parse(text));
			assert_non_null(why);
			again();
			if (strstr(text, "WARNING: ThreadSanitizer: ") &&
			    parse_run(text, 0, false) == PARSED)
				assert_true(findings() > 0);
			again();
			parse_run(text, SIGTERM, true);
			assert_true(
				findings() > 0 ||
				!strstr(text, "WARNING: ThreadSanitizer: "));
		}
	}
	globfree(&all);
}

static void what_the_driver_stopped_may_end_anywhere(void **unused)
{
	char *text = saved("clang-14-race");

	(void)unused;
	text[strlen(text) - 50] = 0;
	assert_int_equal(PARSED, parse_run(text, SIGTERM, true));
	assert_int_equal(1, findings());
}

/* A cut report, and after it another process's whole one. */
static void another_file_does_not_hide_the_cut(void **unused)
{
	static char both[2 * MOST];
	char *text = saved("gcc-12-race");

	(void)unused;
	snprintf(both, sizeof both, "%.400s\n", text);
	strcat(both, saved("gcc-12-abba"));
	assert_int_equal(DAMAGED, parse(both));
	assert_int_equal(2, findings());
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

static void what_the_program_prints_is_not_read(void **unused)
{
	struct outcome run = {"", saved("clang-14-race"), 0, false};

	(void)unused;
	assert_int_equal(PARSED, tsan->parse(&run, &got, &why));
	assert_int_equal(0, findings());
}

static const char unknown[] =
	"==================\n"
	"WARNING: ThreadSanitizer: something new (pid=1)\n"
	"    #0 f a dir/x y.c:7:3 (exe+0x12)\n"
	"    #1 operator() (int, int) z.cpp:9 (exe+0x13)\n\n"
	"SUMMARY: ThreadSanitizer: something new x y.c:7:3 in f\n"
	"==================\n"
	"ThreadSanitizer: reported %d warnings\n";

static void a_warning_of_a_new_type_is_not_dropped(void **unused)
{
	char text[1024];

	(void)unused;
	snprintf(text, sizeof text, unknown, 1);
	assert_int_equal(PARSED, parse(text));
	assert_int_equal(OTHER, nth(0)->kind);
	assert_string_equal("something new", nth(0)->says);
	assert_string_equal("a dir/x y.c",
			    place(nth(0), 0, false)->frames->file);
	assert_int_equal(7, place_line(place(nth(0), 0, false), "x y.c"));
}

static void a_count_that_disagrees_is_damage(void **unused)
{
	char text[1024];

	(void)unused;
	snprintf(text, sizeof text, unknown, 2);
	assert_int_equal(DAMAGED, parse(text));
}

/* Each line that frames a report is missed when it alone is gone. */
static void no_line_around_a_report_may_be_missing(void **unused)
{
	static const char *const gone[] = {
		"=====", "SUMMARY: ", "ThreadSanitizer: reported "};

	(void)unused;
	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
		char *text = saved("clang-14-race");
		char *at = strstr(text, gone[i]);
		char *next = strchr(at, '\n') + 1;

		memmove(at, next, strlen(next) + 1);
		again();
		assert_int_equal(DAMAGED, parse(text));
		assert_int_equal(1, findings());
	}
}

/* A forked child inherits the count of its parent, and adds its own. */
static void a_forked_child_counts_apart(void **unused)
{
	char text[4096];
	char *child;

	(void)unused;
	snprintf(text, sizeof text, unknown, 1);
	child = text + strlen(text);
	snprintf(child, 1024, unknown, 2);
	memcpy(strstr(child, "pid=1"), "pid=2", 5);
	assert_int_equal(PARSED, parse(text));
	assert_int_equal(2, findings());
}

static void a_signal_that_kills_is_left_to_the_driver(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse_run("", SIGABRT, false));
	assert_int_equal(0, findings());
}

/* Every symptom says what it means and what to do. */
static void symptoms_are_complete(void **unused)
{
	int n = 0;

	(void)unused;
	for (const struct symptom *s = tsan->symptoms; s->phrase; s++, n++) {
		assert_true(strlen(s->phrase) > 3);
		assert_true(strlen(s->meaning) > 20);
		assert_non_null(s->remedy);
	}
	assert_true(n > 5);
}

static void the_report_path_may_hold_blanks_and_colons(void **unused)
{
	struct argv run = {0};
	struct argv environment = {0};
	struct running with = {"./exe", "/tmp/a b:c/log", 1};

	(void)unused;
	tsan->command(&run, &environment, &with);
	assert_string_equal("./exe", run.at[run.n - 1]);
	assert_int_equal(1, environment.n);
	assert_non_null(strstr(environment.at[0],
			       "TSAN_OPTIONS=log_path='/tmp/a b:c/log':"));
	argv_free(&run);
	argv_free(&environment);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, empty, drop)
	static const struct CMUnitTest tests[] = {
		TEST(every_saved_report_says_its_kinds_and_lines),
		TEST(a_race_is_told_in_plain_words),
		TEST(a_lock_order_tells_who_held_what),
		TEST(atomics_blocks_and_stacks_are_named),
		TEST(a_stack_that_was_lost_is_a_place_without_frames),
		TEST(without_symbols_there_are_frames_without_lines),
		TEST(the_death_of_the_tool_is_no_finding),
		TEST(silence_and_status_0_are_clean),
		TEST(a_machine_without_room_is_unfit),
		TEST(a_report_cut_short_is_never_clean),
		TEST(what_the_driver_stopped_may_end_anywhere),
		TEST(another_file_does_not_hide_the_cut),
		TEST(junk_between_the_lines_hides_nothing),
		TEST(what_the_program_prints_is_not_read),
		TEST(a_warning_of_a_new_type_is_not_dropped),
		TEST(a_count_that_disagrees_is_damage),
		TEST(no_line_around_a_report_may_be_missing),
		TEST(a_forked_child_counts_apart),
		TEST(a_signal_that_kills_is_left_to_the_driver),
		TEST(symptoms_are_complete),
		TEST(the_report_path_may_hold_blanks_and_colons),
	};

	tsan = detector_named("tsan");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
