/*
 * valgrind_report.h - arbitrary bytes as the report of TOOL, XML or text.
 *
 * The first byte chooses how the run ended.  A report that is not whole, or
 * that holds an error, is never PARSED as silence; libxml2 itself says what it
 * holds. To be included once, with TOOL the detector's name.
 */
#include <libxml/parser.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "detector.h"

static void must(int holds)
{
	if (!holds)
		abort();
}

/* Everything in *out is whole, and can be walked. */
static void check_findings(const struct findings *all)
{
	for (const struct finding *f = all->first; f; f = f->next) {
		must(f->kind < KINDS);
		must(f->by == BY_TOOL || f->by == BY_ORACLE);
		must(!f->says || strlen(f->says) < SIZE_MAX);
		must(!f->object || strlen(f->object) < SIZE_MAX);
		for (const struct place *p = f->places; p; p = p->next) {
			must(place_line(p, "y.c") >= 0);
			for (const struct frame *r = p->frames; r; r = r->next)
				must(r->line >= 0 && (r->file || !r->line));
		}
	}
}

static const char closing[] = "</valgrindoutput>";

/* Errors right below the root of the one document in `text`; -1: there is no
   such document. */
static int errors_in(const char *text, int length)
{
	xmlDocPtr document = xmlReadMemory(
		text, length, NULL, NULL,
		XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET);
	xmlNodePtr root = document ? xmlDocGetRootElement(document) : NULL;
	int n = root ? 0 : -1;

	for (xmlNodePtr at = root ? root->children : NULL; at; at = at->next)
		n += at->type == XML_ELEMENT_NODE &&
		     (!strcmp((const char *)at->name, "error") ||
		      !strcmp((const char *)at->name, "fatal_signal"));
	if (document)
		xmlFreeDoc(document);
	return n;
}

static int ends_whole(const char *text)
{
	size_t length = strlen(text);

	while (length && strchr(" \t\r\n", text[length - 1]))
		length--;
	return length >= strlen(closing) &&
	       !memcmp(text + length - strlen(closing), closing,
		       strlen(closing));
}

/* What a whole report, in XML or as text, must hold. */
static void check_silence(const char *report, int silent)
{
	const char *at = report + strspn(report, " \t\r\n");
	int errors;

	if (strncmp(at, "<?xml ", 6) != 0) {
		must(strstr(at, "SUMMARY:") != NULL);
		return;
	}
	must(ends_whole(at));
	must(strstr(at, "FINISHED") != NULL);
	if (strstr(at + 1, "<?xml "))
		return; /* several documents: each was looked at alone */
	errors = errors_in(at, (int)strlen(at));
	must(errors >= 0);
	must(!errors || !silent);
}

static void one(const char *report, int status, int stopped)
{
	const struct detector *tool = detector_named(TOOL);
	const struct outcome run = {report, "", status, stopped};
	struct findings all;
	const char *why = NULL;
	enum parsed parsed;

	findings_init(&all);
	parsed = tool->parse(&run, &all, &why);
	check_findings(&all);
	must(parsed == PARSED || (why && *why));
	if (parsed == PARSED && !stopped)
		check_silence(report, all.first == NULL);
	findings_free(&all);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const int statuses[] = {0, 1 << 8, 6, 11, 15, 9};
	char *text;

	if (size == 0 || !(text = malloc(size)))
		return 0;
	memcpy(text, data + 1, size - 1);
	text[size - 1] = 0;
	one(text, statuses[data[0] % 6], 0);
	one(text, statuses[data[0] % 6], 1);
	free(text);
	return 0;
}
