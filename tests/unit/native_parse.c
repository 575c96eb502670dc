/* The native adapter against records saved in tests/reports/native/. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "detector.h"

static const struct detector *native;
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

static enum parsed parse_run(const char *record, int status, bool stopped)
{
	/* The report is a stranger's text here: it must not be read. */
	struct outcome run = {"WARNING: ThreadSanitizer: data race\ncrash X\n",
			      record, status, stopped};

	return native->parse(&run, &got, &why);
}

static enum parsed parse(const char *record)
{
	return parse_run(record, 0, false);
}

static int findings(void)
{
	int n = 0;

	for (const struct finding *f = got.first; f; f = f->next)
		n++;
	return n;
}

static char *saved(const char *name)
{
	static char text[1 << 14];
	char path[128];
	FILE *file;
	size_t length;

	snprintf(path, sizeof path, "tests/reports/native/%s.txt", name);
	file = fopen(path, "r");
	assert_non_null(file);
	length = fread(text, 1, sizeof text - 1, file);
	assert_true(length > 0);
	text[length] = 0;
	fclose(file);
	return text;
}

static void an_end_alone_is_clean(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse("end 12\n"));
	assert_int_equal(0, findings());
}

static void leaks_name_the_line_that_creates(void **unused)
{
	const struct finding *f;

	(void)unused;
	assert_int_equal(PARSED, parse(saved("leaks")));
	assert_int_equal(3, findings());
	f = got.first;
	for (int i = 0; f; f = f->next, i++) {
		static const int line[] = {31, 33, 35};

		assert_int_equal(LEAK, f->kind);
		assert_int_equal(BY_TOOL, f->by);
		assert_int_equal(line[i], place_line(f->places, "leaks.c"));
		assert_false(f->places->context);
	}
	assert_string_equal("2 threads", got.first->object);
	assert_non_null(strstr(got.first->says, "neither joined nor detached"));
}

static void a_crash_keeps_its_stack(void **unused)
{
	const struct place *p;

	(void)unused;
	assert_int_equal(PARSED,
			 parse_run(saved("crash"), SIGABRT | 0x80, false));
	assert_int_equal(1, findings());
	assert_int_equal(CRASH, got.first->kind);
	assert_string_equal("killed by SIGABRT", got.first->says);
	p = got.first->places;
	assert_int_equal(9, place_line(p, "crash.c"));
	assert_string_equal("release", p->frames->function);
	assert_string_equal("main", p->frames->next->function);
	assert_int_equal(16, p->frames->next->line);
}

static void a_signal_without_a_line_is_left_to_the_driver(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse_run("", SIGSEGV, false));
	assert_int_equal(0, findings());
}

static void the_driver_killing_it_is_no_crash(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse_run("", SIGTERM, true));
	assert_int_equal(0, findings());
}

static void a_failed_check_is_left_to_the_driver(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse_run("check race.c:46 hits == 2\n",
					   1 << 8, false));
	assert_int_equal(0, findings());
}

static void a_run_without_an_end_is_never_clean(void **unused)
{
	(void)unused;
	assert_int_equal(DAMAGED, parse(""));
	assert_non_null(strstr(why, "_exit"));
}

static void odd_paths_and_unknown_addresses(void **unused)
{
	const struct frame *f;

	(void)unused;
	assert_int_equal(PARSED,
			 parse("crash SIGBUS @0x1f fall (a b/c (1).c:5) "
			       "main (x:7 y.c:12)\nend 0\n"));
	f = got.first->places->frames;
	assert_null(f->file);
	f = f->next;
	assert_string_equal("fall", f->function);
	assert_string_equal("a b/c (1).c", f->file);
	assert_int_equal(5, f->line);
	assert_string_equal("x:7 y.c", f->next->file);
	again();
	assert_int_equal(PARSED, parse("leak running serve (?:0)\nend 0\n"));
	f = got.first->places->frames;
	assert_string_equal("serve", f->function);
	assert_null(f->file);
	again();
	assert_int_equal(PARSED, parse("leak running ? (?:0)\nend 0\n"));
	assert_null(got.first->places->frames->function);
	again();
	assert_int_equal(PARSED, parse_run("crash SIGILL\n", SIGILL, false));
	assert_null(got.first->places);
}

static void lines_that_nobody_writes_are_damage(void **unused)
{
	static const char *const bad[] = {
		"hello\n",
		"\n",
		"leak\n",
		"leak \n",
		"leak dancing main (a.c:1)\n",
		"leak blocked \n",
		"leak blocked main\n",
		"leak blocked main (a.c)\n",
		"leak blocked main (a.c:1)x\n",
		"crash \n",
		"crash 11\n",
		"crash SIGSEGV main (a.c:\n",
		"end\n",
		"end x\n",
		"end 1 2\n",
		"END 1\n",
	};

	(void)unused;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		char text[128];

		again();
		snprintf(text, sizeof text, "%send 1\n", bad[i]);
		if (parse(text) != DAMAGED)
			fail_msg("taken as whole: %s", bad[i]);
		assert_non_null(why);
	}
}

/* Cut anywhere, a record is damaged or, between two lines, has no end. */
static void a_record_cut_short_is_never_clean(void **unused)
{
	char *text = saved("leaks");
	size_t length = strlen(text);

	(void)unused;
	for (size_t cut = length - 1; cut > 0; cut--) {
		text[cut] = 0;
		again();
		assert_int_equal(DAMAGED, parse(text));
	}
}

static void it_links_every_object_and_wraps_every_call(void **unused)
{
	struct toolchain cc = {"gcc", "/usr/bin/gcc", "gcc 12", false};
	struct building with = {&cc, "build/runtime"};
	struct argv link = {0};
	int wraps = 0;
	int objects = 0;

	(void)unused;
	native->link(&link, &with);
	for (size_t i = 0; i < link.n; i++) {
		wraps += !strncmp(link.at[i], "-Wl,--wrap=pthread_", 19);
		objects +=
			!strncmp(link.at[i],
				 "build/runtime/detectors/native/runtime/", 39);
	}
	assert_int_equal(6, wraps);
	assert_int_equal(5, objects);
	assert_int_equal(11, link.n);
	argv_free(&link);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, empty, drop)
	static const struct CMUnitTest tests[] = {
		TEST(an_end_alone_is_clean),
		TEST(leaks_name_the_line_that_creates),
		TEST(a_crash_keeps_its_stack),
		TEST(a_signal_without_a_line_is_left_to_the_driver),
		TEST(the_driver_killing_it_is_no_crash),
		TEST(a_failed_check_is_left_to_the_driver),
		TEST(a_run_without_an_end_is_never_clean),
		TEST(odd_paths_and_unknown_addresses),
		TEST(lines_that_nobody_writes_are_damage),
		TEST(a_record_cut_short_is_never_clean),
		TEST(it_links_every_object_and_wraps_every_call),
	};

	native = detector_named("native");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
