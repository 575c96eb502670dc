/*
 * valgrind_logs.h - what the tests of Valgrind's text output share: the logs
 * tests/reports/TOOL/text-*.txt, written by Valgrind 3.19.
 */
#ifndef VALGRIND_LOGS_H
#define VALGRIND_LOGS_H

#include "unit.h"

#include <glob.h>

#include "detector.h"

/* The tool under test, and what its last parse() gave. */
static const struct detector *tool;
static struct findings got;
static const char *why;

/* One race, with all that a log must have. */
static const char race[] __attribute__((unused)) =
	"==7== Helgrind, a thread error detector\n"
	"==7== Copyright (C) 2007\n"
	"==7== \n"
	"==7== "
	"----------------------------------------------------------------\n"
	"==7== \n"
	"==7== Possible data race during write of size 8 at 0x1 by thread #1\n"
	"==7== Locks held: 2, at address 0xAB (and 1 that can't be shown)\n"
	"==7==    at 0x1: f(int (*)(int)) (dir (a)/f.cc:3)\n"
	"==7==    by 0x2: ??? (in /usr/lib/libc.so.6)\n"
	"==7==    by 0x3: ???\n"
	"==7==    by 0x4: (below main) (start.c:9)\n"
	"==7== \n"
	"==7== ERROR SUMMARY: 1 errors from 1 contexts (suppressed: 0 from "
	"0)\n";

static inline int begin(void **unused)
{
	(void)unused;
	findings_init(&got);
	why = NULL;
	return 0;
}

static inline int end(void **unused)
{
	(void)unused;
	findings_free(&got);
	return 0;
}

/* Parse anew, forgetting what was found before. */
static inline enum parsed parse(const char *text, bool stopped)
{
	const struct outcome run = {text, "", 0, stopped};
	enum parsed parsed;

	end(NULL);
	begin(NULL);
	parsed = tool->parse(&run, &got, &why);
	if (parsed == PARSED)
		assert_null(why);
	else
		assert_non_null(why);
	return parsed;
}

static inline char *read_path(const char *path)
{
	char *text = file_read(path, 1 << 20, NULL);

	assert_non_null(text);
	return text;
}

/* The log NAME of `detector`, which becomes the tool under test. */
static inline char *saved(const char *detector, const char *name)
{
	char *path = say("tests/reports/%s/text-%s.txt", detector, name);
	char *text = read_path(path);

	tool = detector_named(detector);
	assert_non_null(tool);
	free(path);
	return text;
}

static inline int count(void)
{
	int n = 0;

	for (const struct finding *at = got.first; at; at = at->next)
		n++;
	return n;
}

static inline const struct finding *nth(int n)
{
	const struct finding *at = got.first;

	while (at && n--)
		at = at->next;
	assert_non_null(at);
	return at;
}

/* Copy `text`, with `with` in place of each `what`. */
static inline char *replaced(const char *text, const char *what,
			     const char *with)
{
	size_t n = 0;
	char *new = new_array(1, strlen(text) * (1 + strlen(with)) + 1);

	while (*text)
		if (!strncmp(text, what, strlen(what))) {
			n += (size_t)sprintf(new + n, "%s", with);
			text += strlen(what);
		} else {
			new[n++] = *text++;
		}
	return new;
}

static inline const struct place *judged(const struct place *at)
{
	while (at && at->context)
		at = at->next;
	return at;
}

/* Call `with` for each log of either tool. */
static inline int for_each_log(void (*with)(const char *path))
{
	static const char *const tools[] = {"helgrind", "drd"};
	int n = 0;

	for (size_t i = 0; i < sizeof tools / sizeof *tools; i++) {
		char *pattern = say("tests/reports/%s/text-*.txt", tools[i]);
		glob_t paths;

		tool = detector_named(tools[i]);
		assert_non_null(tool);
		assert_int_equal(0, glob(pattern, 0, NULL, &paths));
		for (size_t k = 0; k < paths.gl_pathc; k++, n++)
			with(paths.gl_pathv[k]);
		globfree(&paths);
		free(pattern);
	}
	return n;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, begin, end)

#endif
