/*
 * tsan_reports.h - reading the reports saved in tests/reports/tsan/.
 */
#ifndef TSAN_REPORTS_H
#define TSAN_REPORTS_H

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

__attribute__((unused)) static int empty(void **unused)
{
	(void)unused;
	findings_init(&got);
	why = NULL;
	return 0;
}

__attribute__((unused)) static int drop(void **unused)
{
	(void)unused;
	findings_free(&got);
	return 0;
}

__attribute__((unused)) static void again(void)
{
	drop(NULL);
	empty(NULL);
}

__attribute__((unused)) static char *read_report(const char *path)
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

__attribute__((unused)) static char *saved(const char *name)
{
	char path[128];

	snprintf(path, sizeof path, "tests/reports/tsan/%s.txt", name);
	return read_report(path);
}

__attribute__((unused)) static enum parsed parse_run(const char *report,
						     int status, bool stopped)
{
	struct outcome run = {report, "", status, stopped};

	return tsan->parse(&run, &got, &why);
}

__attribute__((unused)) static enum parsed parse(const char *report)
{
	return parse_run(report, STATUS_66, false);
}

__attribute__((unused)) static int findings(void)
{
	int n = 0;

	for (const struct finding *f = got.first; f; f = f->next)
		n++;
	return n;
}

__attribute__((unused)) static const struct finding *nth(int n)
{
	const struct finding *f = got.first;

	while (n-- && f)
		f = f->next;
	assert_non_null(f);
	return f;
}

/* The nth place of `f` that is judged, or else that is context. */
__attribute__((unused)) static const struct place *
place(const struct finding *f, int n, bool context)
{
	const struct place *p = f->places;

	for (; p; p = p->next)
		if (p->context == context && !n--)
			return p;
	return NULL;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, empty, drop)

#endif
