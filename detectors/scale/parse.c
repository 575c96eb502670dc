/* parse.c - reading what scale/helper/contest.c wrote, and deciding. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parse.h"
#include "ratio.h"

enum { MOST_FIXES = 31 };

struct contest {
	struct findings *out;
	bool about_fix;
	const char *names[MOST_FIXES];
	size_t n; /* fixes */
	struct sample bug[MOST_PAIRS];
	struct sample fixes[MOST_FIXES][MOST_PAIRS];
	size_t lines[MEASURES]; /* rounds read of each */
	bool ended;
	const char *failed; /* a run that did not end well, or NULL */
};

/* If `line` begins with `word` and a blank, what follows; or NULL. */
static const char *after(const char *line, const char *word)
{
	size_t length = strlen(word);

	return strncmp(line, word, length) == 0 && line[length] == ' '
		       ? line + length + 1
		       : NULL;
}

/* As many numbers > 0 as there are programs. */
static bool read_round(struct contest *c, const char *text, enum measure m)
{
	size_t nth = c->lines[m]++;

	if (nth >= MOST_PAIRS)
		return false;
	for (size_t i = 0; i <= c->n; i++) {
		char *end;
		double value = strtod(text, &end);

		if (end == text || !(value > 0) || !(value < 1e9))
			return false;
		if (i == 0)
			c->bug[nth].of[m] = value;
		else
			c->fixes[i - 1][nth].of[m] = value;
		text = end;
	}
	return *text == 0;
}

/* One line; false: nobody writes it there. */
static bool read_line(struct contest *c, const char *line)
{
	const char *rest;

	if (c->ended || c->failed)
		return false;
	if (strcmp(line, "end") == 0) {
		c->ended = true;
		return true;
	}
	if ((rest = after(line, "failed"))) {
		c->failed = rest;
		return true;
	}
	if ((rest = after(line, "fix"))) {
		if (c->n == MOST_FIXES || c->lines[ELAPSED] > 0)
			return false;
		c->names[c->n++] = rest;
		return true;
	}
	if ((rest = after(line, "round elapsed")))
		return read_round(c, rest, ELAPSED);
	if ((rest = after(line, "round processor")))
		return read_round(c, rest, PROCESSOR);
	return false;
}

/* The whole report; a text in the pool if it is damaged, else NULL. */
static const char *read_report(struct contest *c, const char *text)
{
	size_t length = strcspn(text, "\n");
	const char *first = findings_keep(c->out, text, length);
	const char *about = after(first, "scale 1 about");

	if (!about || (strcmp(about, "bug") != 0 && strcmp(about, "fix") != 0))
		return "the report is empty, or no comparison's";
	c->about_fix = strcmp(about, "fix") == 0;
	for (text += length; *text; text += length) {
		const char *line;

		text++;
		length = strcspn(text, "\n");
		if (!text[length] && length > 0)
			return "the report is cut within a line";
		if (length == 0)
			continue;
		line = findings_keep(c->out, text, length);
		if (!read_line(c, line))
			return findings_say(c->out,
					    "the report holds a line that "
					    "nobody writes there: %s",
					    line);
	}
	if (c->failed)
		return findings_say(c->out, "a run failed: %s", c->failed);
	if (!c->ended || c->n == 0 || c->lines[ELAPSED] == 0 ||
	    c->lines[ELAPSED] != c->lines[PROCESSOR])
		return "the report has no end";
	return NULL;
}

/* "counter.atomic: 4.1 times the time (3.9 to 4.4), 1.0 times ..." */
static const char *ratios_text(struct contest *c, const char *name,
			       const struct interval ratios[MEASURES])
{
	const struct interval *e = &ratios[ELAPSED];
	const struct interval *p = &ratios[PROCESSOR];

	return findings_say(c->out,
			    "%s: %.2f times its elapsed time (%.2f to %.2f), "
			    "%.2f times its processor time (%.2f to %.2f)",
			    name, e->middle, e->low, e->high, p->middle, p->low,
			    p->high);
}

static double larger(const struct interval ratios[MEASURES])
{
	return ratios[ELAPSED].middle > ratios[PROCESSOR].middle
		       ? ratios[ELAPSED].middle
		       : ratios[PROCESSOR].middle;
}

/* Slow: the bug against each fix; a fix unless its bug is slower. */
static void decide(struct contest *c)
{
	size_t n = c->lines[ELAPSED];
	const char *text = NULL;
	bool all = true;
	struct finding *slow;

	for (size_t i = 0; i < c->n; i++) {
		struct interval ratios[MEASURES];
		const char *one;

		all = compare(c->bug, c->fixes[i], n, ratios) == SLOWER && all;
		one = ratios_text(c, c->names[i], ratios);
		text = text ? findings_say(c->out, "%s; %s", text, one) : one;
		if (c->about_fix)
			c->out->shown = findings_say(c->out, "%.1fx faster",
						     larger(ratios));
	}
	if (all == c->about_fix)
		return;
	slow = found(c->out, SLOW, BY_TOOL,
		     findings_say(c->out,
				  c->about_fix
					  ? "not shown to be faster than its "
					    "bug, in %zu pairs; the bug takes, "
					    "against %s"
					  : "in %zu rounds the bug takes, "
					    "against %s",
				  n, text));
	slow->whole = true;
}

enum parsed scale_parse(const struct outcome *run, struct findings *out,
			const char **why)
{
	struct contest *c = calloc(1, sizeof *c);
	const char *damage = "no memory";

	if (c) {
		c->out = out;
		damage = read_report(c, run->report);
	}
	if (damage && !run->stopped)
		*why = damage;
	else if (!damage)
		decide(c);
	free(c);
	return damage && !run->stopped ? DAMAGED : PARSED;
}
