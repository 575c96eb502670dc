/* Damaged, strange and silent reports: the tsan adapter must not call them
   clean. */
#include "tsan_reports.h"

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
	const struct running with = {
		.executable = "./exe", .report = "/tmp/a b:c/log", .seed = 1};

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
	static const struct CMUnitTest tests[] = {
		TEST(the_death_of_the_tool_is_no_finding),
		TEST(silence_and_status_0_are_clean),
		TEST(a_machine_without_room_is_unfit),
		TEST(a_report_cut_short_is_never_clean),
		TEST(what_the_driver_stopped_may_end_anywhere),
		TEST(another_file_does_not_hide_the_cut),
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
