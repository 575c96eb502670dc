/* text_stack.c - stacks in the text of Helgrind and DRD, and fatal signals. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"
#include "words.h"

/* Behind "   at 0x1091AB: " or "   by ..."; NULL: this is no level. */
static const char *after_address(const char *text)
{
	const char *at = text + strspn(text, " ");

	if (at == text || (!begins(at, "at 0x") && !begins(at, "by 0x")))
		return NULL;
	at += strlen("at 0x");
	at += strspn(at, "0123456789abcdefABCDEF");
	return begins(at, ": ") ? at + 2 : NULL;
}

bool is_frame(const struct log_line *line)
{
	return after_address(line->text) != NULL;
}

/* "FILE:LINE)" at `at`: the line number, and where FILE ends; else 0. */
static int line_number(const char *at, const char **end)
{
	const char *colon = strrchr(at, ':');
	char *rest;
	long number;

	if (!colon || colon == at)
		return 0;
	number = strtol(colon + 1, &rest, 10);
	if (strcmp(rest, ")") != 0 || number <= 0 || number >= INT_MAX)
		return 0;
	*end = colon;
	return (int)number;
}

/* The blank before the parentheses that end the text; NULL: there are none. */
static const char *last_group(const char *text)
{
	const char *at = text + strlen(text);
	int depth = 0;

	while (at > text && (depth || at[-1] == ')')) {
		at--;
		depth += (*at == ')') - (*at == '(');
		if (!depth)
			return at > text && at[-1] == ' ' ? at - 1 : NULL;
	}
	return NULL;
}

/* "clerk (race.c:11)", "??? (in /usr/lib/libc.so)", "f(int) (f.cc:2)", "???" */
static void add_frame(struct findings *out, struct place *place,
		      const char *text)
{
	const char *origin;
	const char *function;
	const char *file = NULL;
	const char *end = NULL;
	int number = 0;

	origin = last_group(text);
	if (origin && !begins(origin, " (in ")) {
		number = line_number(origin + 2, &end);
		if (!number)
			origin = NULL; /* of the function's own name */
		else
			file = findings_keep(out, origin + 2,
					     (size_t)(end - origin - 2));
	}
	function = origin ? findings_keep(out, text, (size_t)(origin - text))
			  : text;
	if (!strcmp(function, "???"))
		function = NULL;
	if (!is_runtime(function, file))
		frame_add(out, place, function, file, number);
}

/* Valgrind itself allows 500 (--num-callers). */
enum { LEVELS = 500 };

const struct log_line *text_stack(const struct process *in,
				  const struct log_line *at,
				  struct place *place)
{
	for (int i = 0; at < in->end && is_frame(at); at++, i++)
		if (i < LEVELS)
			add_frame(in->out, place, after_address(at->text));
	return at;
}

/* DRD's pthread_create takes what thrd_create passes for a pointer. */
static bool is_tools_fault(const struct place *place)
{
	for (const struct frame *f = place->frames; f; f = f->next)
		if (f->function && begins(f->function, "thrd_create"))
			return true;
	return false;
}

/* Only the stack tells whose it is: no other thread runs main(). */
static bool is_main(const struct place *place)
{
	const struct frame *f = place->frames;

	while (f && f->next)
		f = f->next;
	return f && f->function &&
	       (!strcmp(f->function, "main") ||
		!strcmp(f->function, "(below main)"));
}

/* "Access not within mapped region at address 0x8", without the address. */
static const char *event(struct findings *out, const struct log_line *line)
{
	const char *says = line->text + strspn(line->text, " ");
	const char *address = strstr(says, " at address ");

	return address ? findings_keep(out, says, (size_t)(address - says))
		       : says;
}

void text_signal(struct process *in, const struct log_line *at)
{
	char name[32] = "a signal";
	const char *happened = NULL;
	struct findings
		seen; /* not to be kept if the tool itself is at fault */
	struct finding *crash;
	struct place *place;

	sscanf(at->text,
	       "Process terminating with default action of signal %*d "
	       "(%31[^)]",
	       name);
	in->ended = true;
	if (in->stopped && !strcmp(name, "SIGTERM"))
		return;
	findings_init(&seen);
	if (++at < in->end && !is_frame(at) && begins(at->text, " "))
		happened = event(&seen, at++);
	crash = found(&seen, CRASH, BY_TOOL,
		      findings_say(&seen, "ended by %s%s%s", name,
				   happened ? ": " : "",
				   happened ? happened : ""));
	place = place_add(&seen, crash, "was running this");
	text_stack(in, at, place);
	if (is_main(place))
		place->thread = "main thread";
	if (is_tools_fault(place))
		in->died = true;
	else
		findings_append(in->out, &seen);
	for (struct finding *f = in->died ? NULL : in->out->first; f;
	     f = f->next)
		in->crash = f; /* the last one */
	findings_free(&seen);
}
