/*
 * valgrind_reports.h - what the tests of both Valgrind adapters share: the
 * saved reports of tests/reports/, and what must hold for each of them.
 *
 * A report NAME.xml was made from NAME.c in tests/reports/helgrind/, or beside
 * itself, compiled by clang 14 for Valgrind 3.19.
 */
#ifndef VALGRIND_REPORTS_H
#define VALGRIND_REPORTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "detector.h"

enum { LARGEST = 1 << 16 };

/* The tool under test. */
static const struct detector *tool;

/* What the last parse() gave. */
static struct findings got;
static const char *why;

static int begin(void **unused)
{
	(void)unused;
	findings_init(&got);
	why = NULL;
	return 0;
}

static int end(void **unused)
{
	(void)unused;
	findings_free(&got);
	return 0;
}

/* The report NAME of the tool under test; valid until the next call. */
static const char *saved(const char *name)
{
	static char text[LARGEST];
	char path[256];
	size_t n;
	FILE *f;

	snprintf(path, sizeof path, "tests/reports/%s/%s.xml", tool->name,
		 name);
	f = fopen(path, "r");
	assert_non_null(f);
	n = fread(text, 1, sizeof text - 1, f);
	assert_in_range(n, 1, sizeof text - 2);
	text[n] = 0;
	fclose(f);
	return text;
}

static enum parsed parse(const char *report, bool stopped)
{
	struct outcome run = {report, "", 0, stopped};

	return tool->parse(&run, &got, &why);
}

static int count(void)
{
	int n = 0;

	for (const struct finding *at = got.first; at; at = at->next)
		n++;
	return n;
}

/* The nth finding, from 0. */
static const struct finding *nth(int n)
{
	const struct finding *at = got.first;

	while (at && n--)
		at = at->next;
	assert_non_null(at);
	return at;
}

/* The judged lines of `of` in `source` are those given, ending with 0. */
static void assert_lines(const struct finding *of, const char *source, ...)
{
	va_list lines;
	const struct place *at;
	int line;

	va_start(lines, source);
	for (at = of->places; at; at = at->next) {
		if (at->context)
			continue;
		line = va_arg(lines, int);
		assert_int_equal(line, place_line(at, source));
		assert_int_not_equal(line, 0);
	}
	line = va_arg(lines, int);
	va_end(lines);
	assert_int_equal(line, 0);
}

static void assert_damaged(const char *report, bool stopped)
{
	assert_int_equal(DAMAGED, parse(report, stopped));
	assert_non_null(why);
	assert_null(got.first);
}

/* A report of a run that ended by itself, cut anywhere, is never clean. */
static void a_cut_report_is_damaged(void **unused)
{
	static const char *const names[] = {"race", "order", "misuse",
					    "hang", "crash", "clean"};

	(void)unused;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char *text = strdup(saved(names[i]));
		size_t whole = strlen(text);

		assert_non_null(text);
		while (whole && text[whole - 1] == '\n')
			whole--;
		for (size_t at = 0; at < whole; at += 97) {
			char was = text[at];

			text[at] = 0;
			end(NULL);
			begin(NULL);
			assert_int_equal(DAMAGED, parse(text, false));
			assert_non_null(why);
			text[at] = was;
		}
		text[whole - 1] = 0;
		assert_int_equal(DAMAGED, parse(text, false));
		free(text);
	}
}

/* What was said before the driver's KILL is kept, and never invented. */
static void a_stopped_run_keeps_its_complete_errors(void **unused)
{
	char *text = strdup(saved("race"));
	size_t whole = strlen(text);
	int most = 0;

	(void)unused;
	assert_non_null(text);
	for (size_t at = whole; at > 97; at -= 97) {
		int errors = 0;

		text[at - 1] = 0;
		for (const char *p = text; (p = strstr(p, "</error>")); p++)
			errors++;
		end(NULL);
		begin(NULL);
		assert_int_equal(PARSED, parse(text, true));
		assert_int_equal(errors, count());
		most = errors > most ? errors : most;
	}
	assert_in_range(most, 2, 100);
	free(text);
}

static void no_report_is_damaged(void **unused)
{
	(void)unused;
	assert_damaged("", false);
	assert_damaged("\n \n", false);
	assert_damaged("", true);
	assert_damaged("Segmentation fault\n", false);
	assert_damaged("<?xml version=\"1.0\"?>\n", false);
	assert_damaged("<?xml version=\"1.0\"?><valgrindoutput>"
		       "</valgrindoutput>",
		       false);
}

/* "Giving up": Valgrind exits 1 with no more than its preamble. */
static void giving_up_is_no_clean_run(void **unused)
{
	char *text = strdup(saved("clean"));
	struct outcome run = {text, "", 1 << 8, false};
	char *cut;

	(void)unused;
	assert_non_null(text);
	cut = strstr(text, "<status>");
	assert_non_null(cut);
	*cut = 0;
	assert_int_equal(DIED, tool->parse(&run, &got, &why));
	assert_non_null(strstr(why, "-gdwarf-4"));
	run.status = 0;
	assert_int_equal(DAMAGED, tool->parse(&run, &got, &why));
	run.status = 9;
	assert_int_equal(DAMAGED, tool->parse(&run, &got, &why));
	free(text);
}

/* An assertion of its own: the report breaks off, and Valgrind exits 1. */
static void an_assertion_of_its_own_is_told_from_damage(void **unused)
{
	char *text = strdup(saved("race"));
	struct outcome run = {text, "", 1 << 8, false};
	char *cut;

	(void)unused;
	assert_non_null(text);
	cut = strstr(text, "</error>");
	assert_non_null(cut);
	*cut = 0;
	assert_int_equal(DIED, tool->parse(&run, &got, &why));
	assert_non_null(strstr(why, "assertion"));
	assert_null(got.first);
	run.status = 0;
	assert_int_equal(DAMAGED, tool->parse(&run, &got, &why));
	run.status = 9;
	assert_int_equal(DAMAGED, tool->parse(&run, &got, &why));
	free(text);
}

static void the_command_reports_where_it_was_asked(void **unused)
{
	struct argv run = {0};
	struct argv environment = {0};
	const struct running with = {.executable = "./program",
				     .report = "out 100%p/report",
				     .seed = 1};
	bool named = false;

	(void)unused;
	tool->command(&run, &environment, &with);
	for (size_t i = 0; i < run.n; i++)
		if (!strcmp(run.at[i], "--xml-file=out 100%%p/report"))
			named = true;
	assert_true(named);
	assert_string_equal("valgrind", run.at[0]);
	assert_string_equal("./program", run.at[run.n - 1]);
	argv_free(&run);
	argv_free(&environment);
}

static void entities_are_refused(void **unused)
{
	(void)unused;
	assert_damaged("<?xml version=\"1.0\"?><!DOCTYPE valgrindoutput ["
		       "<!ENTITY a \"aaaa\">]><valgrindoutput>"
		       "<protocoltool>&a;</protocoltool><status><state>"
		       "FINISHED</state></status></valgrindoutput>",
		       false);
}

static void another_tools_report_is_refused(void **unused)
{
	char *text = strdup(saved("clean"));
	char *name;

	(void)unused;
	assert_non_null(text);
	name = strstr(text, "<protocoltool>");
	assert_non_null(name);
	name[strlen("<protocoltool>")] = 'x';
	assert_damaged(text, false);
	free(text);
}

static void a_run_that_did_not_finish_is_damaged(void **unused)
{
	char *text = strdup(saved("clean"));
	char *state;

	(void)unused;
	assert_non_null(text);
	state = strstr(text, "FINISHED");
	assert_non_null(state);
	memcpy(state, "RUNNINGX", strlen("RUNNINGX"));
	assert_damaged(text, false);
	free(text);
}

static void clean_is_clean(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse(saved("clean"), false));
	assert_null(got.first);
}

/* Several documents, joined: each counts, and one cut spoils all. */
static void joined_reports(void **unused)
{
	static char both[2 * LARGEST];
	size_t first;

	(void)unused;
	snprintf(both, sizeof both, "%s", saved("clean"));
	first = strlen(both);
	snprintf(both + first, sizeof both - first, "%s", saved("crash"));
	assert_int_equal(PARSED, parse(both, false));
	assert_int_equal(1, count());

	both[strlen(both) - 40] = 0;
	end(NULL);
	begin(NULL);
	assert_int_equal(DAMAGED, parse(both, false));
}

static void a_fatal_signal_is_a_crash(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse(saved("crash"), false));
	assert_int_equal(1, count());
	assert_int_equal(CRASH, nth(0)->kind);
	assert_lines(nth(0), "crash.c", 5, 0);
	assert_non_null(strstr(nth(0)->says, "SIGSEGV"));
}

/* The driver's TERM shows up as a signal and as locks that are still held. */
static void what_only_the_stop_caused_is_dropped(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse(saved("hang"), true));
	assert_null(got.first);
}

/* A program that nobody stopped may still die of TERM. */
static void a_signal_of_its_own_is_a_crash(void **unused)
{
	(void)unused;
	assert_int_equal(PARSED, parse(saved("hang"), false));
	assert_int_equal(1, count());
	assert_int_equal(CRASH, nth(0)->kind);
	assert_string_equal("main thread", nth(0)->places->thread);
	assert_lines(nth(0), "hang.c", 21, 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, begin, end)

#define SHARED_TESTS \
	TEST(a_cut_report_is_damaged), \
		TEST(a_stopped_run_keeps_its_complete_errors), \
		TEST(no_report_is_damaged), TEST(giving_up_is_no_clean_run), \
		TEST(an_assertion_of_its_own_is_told_from_damage), \
		TEST(the_command_reports_where_it_was_asked), \
		TEST(entities_are_refused), \
		TEST(another_tools_report_is_refused), \
		TEST(a_run_that_did_not_finish_is_damaged), \
		TEST(clean_is_clean), TEST(joined_reports), \
		TEST(a_fatal_signal_is_a_crash), \
		TEST(what_only_the_stop_caused_is_dropped), \
		TEST(a_signal_of_its_own_is_a_crash)

#endif
