/* parse.c - findings in an explorer's report whose addresses are words. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report.h"

enum { MOST_FIELDS = 6 };

struct reading {
	struct findings *out;
	struct finding *finding; /* the last one, or NULL */
	struct place *place;     /* the last one of it, or NULL */
	bool opened, closed;
	const char *cannot;
	const char *damage;
};

/* Split `line` at its tabs, in place; fields that are missing are "". */
static void split(char *line, const char *fields[MOST_FIELDS])
{
	for (int i = 0; i < MOST_FIELDS; i++) {
		char *tab = strchr(line, '\t');

		fields[i] = line;
		if (tab && i + 1 < MOST_FIELDS) {
			*tab = 0;
			line = tab + 1;
		} else {
			line += strlen(line);
		}
	}
}

/*
 * What each role amounts to in plain words; a role that only tells the reader
 * more (who holds the lock, where the block came from) is context.
 */
static const struct {
	const char *role;
	const char *words; /* %s: the object; %d: its size */
	bool context;
} roles[] = {
	{"write", "write of", false},
	{"read", "read of", false},
	{"atomic-write", "atomic write of", false},
	{"atomic-read", "atomic read of", false},
	{"waits", "waits for", false},
	{"spins", "spins on", false},
	{"holds", "holds", true},
	{"interrupted", "interrupted by a signal", true},
	{"blocked", "it waits for ever here, for", true},
	{"signalled", "was signalled here, when nobody waited:", true},
	{"allocated", "the block is allocated:", true},
	{"freed", "the block was freed:", false},
	{"uses", "uses", false},
	{"frees", "frees", false},
	{"unlocks", "unlocks", false},
	{"destroys", "destroys", false},
	{"created", "the thread is created", false},
	{"at", "here", false},
};

static const char *words_for(struct reading *in, const char *role,
			     const char *size, const char *object,
			     bool *context)
{
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		if (strcmp(roles[i].role, role) != 0)
			continue;
		*context = roles[i].context;
		if (atoi(size) > 0)
			return findings_say(in->out, "%s %s bytes",
					    roles[i].words, size);
		if (*object == '-')
			return roles[i].words;
		return findings_say(in->out, "%s %s", roles[i].words, object);
	}
	return role;
}

static void take_place(struct reading *in, const char *fields[MOST_FIELDS])
{
	struct place *place;
	bool context = false;
	const char *role;

	if (!in->finding) {
		in->damage = "a place without its finding";
		return;
	}
	role = words_for(in, fields[1], fields[3], fields[4], &context);
	place = place_add(in->out, in->finding, role);
	place->context = context;
	place->thread = strcmp(fields[2], "0") == 0
				? "main thread"
				: findings_say(in->out, "T%s", fields[2]);
	place->locks = *fields[5] ? fields[5] : NULL;
	if (!in->finding->object && *fields[4] && *fields[4] != '-' &&
	    (in->finding->kind == DATA_RACE))
		in->finding->object = fields[4];
	in->place = place;
}

/* `finding KIND schedule N times M [: TEXT]` */
static void take_finding(struct reading *in, const char *line)
{
	const char *kind_at = line + strlen("finding ");
	size_t length = strcspn(kind_at, " ");
	const char *text = strstr(line, " : ");
	unsigned long schedule = 0;
	unsigned long times = 0;
	enum kind kind;

	if (!kind_named(kind_at, length, &kind) ||
	    sscanf(kind_at + length, " schedule %lu times %lu", &schedule,
		   &times) != 2) {
		in->damage = "a finding of no known kind";
		return;
	}
	in->finding = found(
		in->out, kind, kind == CHECK_FAILED ? BY_ORACLE : BY_TOOL,
		findings_say(in->out, "%s%sfirst in schedule %lu, %lu in all",
			     text ? text + 3 : "", text ? "; " : "", schedule,
			     times));
	in->place = NULL;
}

/* `all N` and `sampled N` say how much; `not-all` and `replayed` that it was
   not counted. */
static const char *shown_in_words(struct reading *in, const char *text)
{
	return findings_say(in->out, "%s", text);
}

static void take_line(struct reading *in, const char *text, size_t length)
{
	char *line = (char *)findings_keep(in->out, text, length);
	const char *fields[MOST_FIELDS];

	if (!in->opened) {
		in->opened = strcmp(line, "racelab-explore 1") == 0;
		if (!in->opened)
			in->damage = "another first line than the explorer's";
	} else if (strcmp(line, "end racelab-explore") == 0) {
		in->closed = true;
	} else if (strncmp(line, "finding ", 8) == 0) {
		take_finding(in, line);
	} else if (strncmp(line, "shown ", 6) == 0) {
		in->out->shown = shown_in_words(in, line + 6);
	} else if (strncmp(line, "place\t", 6) == 0) {
		split(line, fields);
		take_place(in, fields);
	} else if (strncmp(line, "frame\t", 6) == 0) {
		split(line, fields);
		if (!in->place)
			in->damage = "a frame without its place";
		else
			frame_add(in->out, in->place, fields[1],
				  strcmp(fields[2], "?") == 0 ? NULL
							      : fields[2],
				  atoi(fields[3]));
	} else if (strncmp(line, "cannot\t", 7) == 0) {
		split(line, fields);
		in->cannot = findings_say(in->out, "%s at %s: %s", fields[1],
					  fields[2], fields[3]);
	}
}

enum parsed explore_parse(const struct outcome *run, struct findings *out,
			  const char **why)
{
	struct reading in = {.out = out};

	for (const char *line = run->report; *line && !in.closed;) {
		size_t length = strcspn(line, "\n");

		if (!line[length])
			in.damage = "a line that is cut";
		else
			take_line(&in, line, length);
		line += length + (line[length] == '\n');
	}
	if (!in.closed && !in.damage)
		in.damage = in.opened ? "no last line" : "no report";
	if (in.cannot) {
		*why = in.cannot;
		return UNFIT;
	}
	if (in.damage) {
		*why = findings_say(out, "the explorer left %s", in.damage);
		return DAMAGED;
	}
	return PARSED;
}
