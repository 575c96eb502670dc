/* Text that is cut, damaged, mixed or of no worth is never a clean report. */
#include "valgrind_logs.h"

/* As much as the summary promises, a cut log holds less: it is never clean. */
static void cut_everywhere(const char *path)
{
	char *text = read_path(path);
	const char *summary = strstr(text, "ERROR SUMMARY");
	size_t whole = strlen(text);
	size_t trusted =
		summary ? (size_t)(strchr(summary, ')') - text) : whole;

	for (size_t at = 0; at < whole; at += 97) {
		char was = text[at];

		text[at] = 0;
		if (parse(text, false) == PARSED)
			assert_true(at > trusted);
		text[at] = was;
	}
	if (summary) {
		text[trusted] = 0;
		assert_int_not_equal(PARSED, parse(text, false));
	}
	free(text);
}

static void a_cut_log_is_damaged(void **unused)
{
	(void)unused;
	assert_in_range(for_each_log(cut_everywhere), 20, 1000);
}

/* Complete errors are kept from a cut log, and none is invented. */
static void complete_errors_are_kept(void **unused)
{
	char *text = saved("helgrind", "bank");
	char *rest = strstr(text, "ERROR SUMMARY");
	int before = 4;

	(void)unused;
	assert_int_equal(PARSED, parse(text, false));
	assert_int_equal(4, count());
	*rest = 0;
	assert_int_equal(DAMAGED, parse(text, false));
	assert_int_equal(4, count());
	assert_int_equal(PARSED, parse(text, true));
	for (size_t at = strlen(text); at > 600; at -= 97) {
		text[at] = 0;
		assert_int_equal(PARSED, parse(text, true));
		assert_in_range(count(), 0, before);
		before = count();
		assert_int_equal(DAMAGED, parse(text, false));
		assert_int_equal(before, count());
	}
	assert_int_equal(0, before);
	free(text);
}

/* Each error missing from the log makes it worthless as a proof. */
static void the_summary_must_agree(void **unused)
{
	static const char *const counts[] = {
		"from 3 contexts", "from 5 contexts", "from 44 contexts"};
	char *text = saved("helgrind", "race");

	(void)unused;
	assert_int_equal(PARSED, parse(text, false));
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		char *wrong = replaced(text, "from 4 contexts", counts[i]);

		assert_int_equal(DAMAGED, parse(wrong, false));
		assert_non_null(strstr(why, "ERROR SUMMARY"));
		assert_int_equal(4, count());
		assert_int_equal(DAMAGED, parse(wrong, true));
		free(wrong);
	}
	free(text);
	/* An error that came a hundred times is printed once. */
	text = saved("drd", "counter");
	assert_non_null(strstr(text, "200 errors from 2 contexts"));
	assert_int_equal(PARSED, parse(text, false));
	assert_int_equal(2, count());
	free(text);
}

static void a_forked_child_goes_on_counting(void **unused)
{
	char *text = saved("helgrind", "forks");
	char *last = strstr(strstr(text, "ERROR SUMMARY") + 1, "ERROR SUMMARY");
	char *wrong = replaced(text, "from 4 contexts", "from 5 contexts");

	(void)unused;
	assert_int_equal(PARSED, parse(text, false));
	assert_int_equal(4, count());
	assert_int_equal(DAMAGED, parse(wrong, false));
	assert_non_null(last);
	*last = 0;
	assert_int_equal(DAMAGED, parse(text, false));
	assert_int_equal(4, count());
	free(wrong);
	free(text);
}

static void each_tool_reads_its_own_runs(void **unused)
{
	char *other = saved("helgrind", "memcheck");
	char *mine = saved("helgrind", "race");
	char *first = say("%s%s", other, mine);
	char *last = say("%s%s", mine, other);

	(void)unused;
	assert_int_equal(DAMAGED, parse(other, false));
	assert_non_null(strstr(why, "another tool"));
	assert_int_equal(PARSED, parse(first, false));
	assert_int_equal(4, count());
	assert_int_equal(PARSED, parse(last, false));
	assert_int_equal(4, count());
	tool = detector_named("drd");
	assert_int_equal(DAMAGED, parse(last, false));
	assert_null(got.first);
	free(other);
	free(mine);
	free(first);
	free(last);
}

/* With -v and -s all errors are said again behind the summary. */
static void what_is_said_twice_counts_once(void **unused)
{
	char *text = saved("helgrind", "order-verbose");

	(void)unused;
	assert_int_equal(PARSED, parse(text, false));
	assert_int_equal(1, count());
	free(text);
}

static void without_a_summary_it_is_damaged(void **unused)
{
	char *text = saved("helgrind", "order-quiet");

	(void)unused;
	assert_int_equal(DAMAGED, parse(text, false));
	assert_non_null(strstr(why, "-q"));
	assert_int_equal(1, count());
	free(text);
}

static void tools_that_failed(void **unused)
{
	char *text = saved("helgrind", "dwarf5");

	(void)unused;
	assert_int_equal(DIED, parse(text, false));
	assert_non_null(strstr(why, "-gdwarf-4"));
	free(text);
	text = saved("drd", "thrd");
	assert_int_equal(DIED, parse(text, false));
	assert_non_null(strstr(why, "pthread_create"));
	assert_null(got.first);
	free(text);
}

static void no_log_is_no_clean_log(void **unused)
{
	static const char *const logs[] = {
		"",
		" \n",
		"hello\n",
		"==\n==1==\n==1== \n",
		"==1==ERROR: AddressSanitizer: heap-use-after-free\n",
		"<html>\n",
		"==1== ERROR SUMMARY: 0 errors from 0 contexts (suppressed: 0 "
		"from 0)\n",
		"==1== Helgrind, a thread error detector\n==1== Copyright (C) "
		"2007\n",
	};

	(void)unused;
	tool = detector_named("helgrind");
	for (size_t i = 0; i < sizeof logs / sizeof *logs; i++) {
		assert_int_equal(DAMAGED, parse(logs[i], false));
		assert_null(got.first);
	}
}

/* The driver's TERM is no crash, and what it leaves held no misuse. */
static void what_only_the_stop_caused_is_dropped(void **unused)
{
	char *text = saved("helgrind", "crash");
	char *term = replaced(text, "SIGSEGV", "SIGTERM");

	(void)unused;
	assert_int_equal(PARSED, parse(term, false));
	assert_int_equal(1, count());
	assert_int_equal(PARSED, parse(term, true));
	assert_null(got.first);
	free(term);
	free(text);
	text = saved("helgrind", "misuse");
	assert_int_equal(PARSED, parse(text, true));
	assert_int_equal(9, count());
	free(text);
}

/* A system call that Valgrind does not know prints a stack, and is no error. */
static void a_warning_is_no_error(void **unused)
{
	static const char warning[] =
		"==7== \n--7-- WARNING: unhandled amd64-linux syscall: 999\n"
		"==7==    at 0x1: syscall (syscall.S:38)\n"
		"==7== \n==7== Warning: noted\n==7==    at 0x1: f (f.c:3)\n"
		"==7== \n==7== ERROR SUMMARY";
	char *text = replaced(race, "==7== ERROR SUMMARY", warning);
	char *unknown;
	char *worse;
	long pid;

	(void)unused;
	tool = detector_named("helgrind");
	assert_int_equal(PARSED, parse(text, false));
	assert_int_equal(1, count());
	assert_null(nth(0)->places->next);
	free(text);
	text = saved("drd", "race");
	assert_int_equal(1, sscanf(text, "==%ld==", &pid));
	unknown = say("\n==%ld== valgrind: Unrecognised instruction at 0x1.\n"
		      "==%ld==    at 0x1: f (f.c:3)\n",
		      pid, pid);
	worse = replaced(text, "For lists", unknown);
	assert_int_equal(PARSED, parse(worse, false));
	assert_int_equal(4, count());
	free(worse);
	free(unknown);
	free(text);
}

/* A program may print what looks like Valgrind's marks. */
static void stray_marks_are_nobodys_report(void **unused)
{
	char *text = saved("helgrind", "clean");
	char *stray = say("==1== total ==\n%s==2== \n==3== done\n", text);

	(void)unused;
	assert_int_equal(PARSED, parse(stray, false));
	assert_null(got.first);
	free(stray);
	free(text);
}

/* Any bytes are survived. */
static void damage(const char *path)
{
	static unsigned state = 1;
	char *text = read_path(path);
	size_t length = strlen(text);

	for (int round = 0; round < 100; round++) {
		char *bad = copy(text);

		for (int i = 0; i < 1 + round / 4; i++) {
			state = state * 1103515245 + 12345;
			bad[(state >> 8) % length] =
				"\n=0x :,-()#\"\xff"[(state >> 4) % 13];
		}
		parse(bad, round % 2);
		free(bad);
	}
	free(text);
}

static void any_bytes_are_survived(void **unused)
{
	(void)unused;
	for_each_log(damage);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(a_cut_log_is_damaged),
		TEST(complete_errors_are_kept),
		TEST(the_summary_must_agree),
		TEST(a_forked_child_goes_on_counting),
		TEST(each_tool_reads_its_own_runs),
		TEST(what_is_said_twice_counts_once),
		TEST(without_a_summary_it_is_damaged),
		TEST(tools_that_failed),
		TEST(no_log_is_no_clean_log),
		TEST(what_only_the_stop_caused_is_dropped),
		TEST(a_warning_is_no_error),
		TEST(stray_marks_are_nobodys_report),
		TEST(any_bytes_are_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
