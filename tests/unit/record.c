/* The runtime's record: failed CHECKs, and the end. */
#include "unit.h"

#include "attempt.h"

static struct run run;

static int begin(void **unused)
{
	(void)unused;
	run = (struct run) {0};
	findings_init(&run.findings);
	return 0;
}

static int drop(void **unused)
{
	(void)unused;
	findings_free(&run.findings);
	return 0;
}

static unsigned checks_in(const char *record)
{
	unsigned n = 0;

	drop(NULL);
	begin(NULL);
	record_read(&run, record);
	for (const struct finding *f = run.findings.first; f; f = f->next) {
		assert_int_equal(CHECK_FAILED, f->kind);
		assert_int_equal(BY_ORACLE, f->by);
		n++;
	}
	return n;
}

static void the_end_counts_the_checks(void **unused)
{
	(void)unused;
	assert_int_equal(0, checks_in("end 7\n"));
	assert_true(run.ended);
	assert_int_equal(7, run.checks);
	checks_in("end 0\n");
	assert_true(run.ended);
	assert_int_equal(0, run.checks);
	checks_in("leak finished main (a.c:3)\nend 12\n");
	assert_true(run.ended);
	assert_int_equal(12, run.checks);
}

/* A line that nobody writes is not the end. */
static void no_end(void **unused)
{
	static const char *const records[] = {"",
					      "\n",
					      "end",
					      "end 5",
					      "end 12",
					      "end\n",
					      "end \n",
					      "end x\n",
					      "en 5\n",
					      " end 5\n",
					      "append 5\n",
					      "ended 5\n",
					      "end\n5\n",
					      "end -1\n",
					      "end +1\n",
					      "end  5\n",
					      "end 5x\n",
					      "end 5 6\n",
					      "check a.c:1 end 5\n",
					      "endless 5\n"};

	(void)unused;
	for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
		checks_in(records[i]);
		if (run.ended)
			print_error("taken for an end: %s\n", records[i]);
		assert_false(run.ended);
	}
}

static void assert_check(const char *record, const char *file, int line,
			 const char *condition)
{
	const struct finding *f;

	assert_int_equal(1, checks_in(record));
	f = run.findings.first;
	assert_string_equal(condition, f->object);
	assert_string_equal(file, f->places->frames->file);
	assert_int_equal(line, f->places->frames->line);
	assert_null(f->places->next);
	assert_int_equal(line, place_line(f->places, file));
	assert_false(run.ended);
}

static void a_failed_check(void **unused)
{
	(void)unused;
	assert_check("check a.c:12 hits == 2\n", "a.c", 12, "hits == 2");
	assert_check("check bugs/x/a.c:12 x ? 3 : 4\n", "bugs/x/a.c", 12,
		     "x ? 3 : 4");
	assert_check("check /tmp/a:b/c:3.c:12 x\n", "/tmp/a:b/c:3.c", 12, "x");
	assert_check("check dir with blank/a.c:1 x\n", "dir with blank/a.c", 1,
		     "x");
	assert_check("check C:\\a.c:5 a:6 b\n", "C:\\a.c", 5, "a:6 b");
	/* The process is ended right after it: a cut condition is still no. */
	assert_check("check a.c:12 hits =", "a.c", 12, "hits =");
}

static void several_checks(void **unused)
{
	(void)unused;
	assert_int_equal(2, checks_in("check a.c:1 x\ncheck a.c:2 y\n"));
	assert_int_equal(1, place_line(run.findings.first->places, "a.c"));
	assert_int_equal(2,
			 place_line(run.findings.first->next->places, "a.c"));
	assert_int_equal(1, checks_in("check a.c:1 x\nend 3\n"));
	assert_true(run.ended);
}

/* Cut before the line's number is certain: no line is invented. */
static void a_check_cut_short(void **unused)
{
	static const char *const records[] = {
		"check",           "check ",         "check \n",
		"check a.c",       "check a.c:",     "check a.c:\n",
		"check a.c:12",    "check a.c:12\n", "checks a.c:12 x\n",
		"check a.c 12 x\n"};

	(void)unused;
	for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
		assert_int_equal(0, checks_in(records[i]));
		assert_false(run.ended);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, drop)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(the_end_counts_the_checks),
		TEST(no_end),
		TEST(a_failed_check),
		TEST(several_checks),
		TEST(a_check_cut_short),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
