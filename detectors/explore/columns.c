/* columns.c - a saved schedule as columns. */
#include "columns.h"
#include "file.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_THREADS = 128, WIDTH = 30, MAX_DEPTH = 6 };

struct event {
	unsigned thread;
	char word[24];
	unsigned long pc, object;
	bool pick, blocked;
};

/* What the columns know of one thread so far. */
struct column {
	bool used;
	int depth; /* locks held */
};

static bool is(const char *word, const char *a, const char *b, const char *c)
{
	return !strcmp(word, a) || !strcmp(word, b) || (c && !strcmp(word, c));
}

static int read_line(const char *line, struct event *e)
{
	unsigned n;

	memset(e, 0, sizeof *e);
	if (sscanf(line, "pick %u", &n) == 1) {
		e->pick = true;
		e->object = n;
		return 1;
	}
	if (sscanf(line, "blocked thread %u %23s pc 0x%lx object 0x%lx",
		   &e->thread, e->word, &e->pc, &e->object) == 4)
		return (e->blocked = e->thread < MAX_THREADS);
	return sscanf(line, "event %u thread %u %23s pc 0x%lx object 0x%lx", &n,
		      &e->thread, e->word, &e->pc, &e->object) == 5 &&
	       e->thread < MAX_THREADS;
}

static const char *next_line(const char *p)
{
	p = strchr(p, '\n');
	return p ? p + 1 : NULL;
}

static bool whole(const char *text)
{
	return !strncmp(text, "racelab-schedule 1\n", 19) &&
	       strstr(text, "\nend racelab-schedule\n");
}

static void brackets(char *cell, size_t room, const struct column *c,
		     const char *word)
{
	int depth = c->depth < MAX_DEPTH ? c->depth : MAX_DEPTH;

	for (int i = 0; i < depth && room > 4; i++)
		strcat(cell, "| ");
	if (is(word, "lock", "wake", "trylock") ||
	    is(word, "read-lock", "try-read-lock", "once"))
		strcat(cell, "[ ");
	else if (is(word, "unlock", "read-unlock", "wait") && depth)
		cell[2 * (size_t)(depth - 1)] = ']';
}

/* "LINE", or "FILE:LINE" in a file that is not the program's own. */
static void place_text(char *text, size_t size, const struct source *where,
		       const char *source)
{
	const char *file = file_base(where->file);

	if (!source || !*file || strcmp(file, file_base(source)) == 0)
		snprintf(text, size, "%d", where->line);
	else
		snprintf(text, size, "%.24s:%d", file, where->line);
}

static void print_event(FILE *out, const struct event *e, struct column *all,
			int *at, int ncolumns, struct symbols *symbols,
			const char *source, bool marked)
{
	const struct source where = symbols_find(symbols, e->pc);
	char place[48];
	struct column *c = &all[e->thread];
	char cell[128] = "";
	size_t used;

	brackets(cell, sizeof cell, c, e->blocked ? "" : e->word);
	used = strlen(cell);
	place_text(place, sizeof place, &where, source);
	snprintf(cell + used, sizeof cell - used, "%s %s%s%s", place,
		 e->blocked ? "waits: " : "", e->word, marked ? " <<<" : "");
	for (int i = 0; i < ncolumns; i++)
		if (i != at[e->thread])
			fprintf(out, "%-*s", i < at[e->thread] ? WIDTH : 0, "");
		else
			fprintf(out, "%s", cell);
	fputc('\n', out);
	if (is(e->word, "lock", "wake", "read-lock"))
		c->depth++;
	else if (is(e->word, "unlock", "read-unlock", "wait") && c->depth)
		c->depth--;
}

static bool among(unsigned long pc, const uint64_t *marked, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (marked[i] == pc)
			return true;
	return false;
}

static bool writes(const struct event *e)
{
	return is(e->word, "write", "atomic-write", NULL);
}

/*
 * Whether the event at `line` stores what its thread made of an older value:
 * between its last read of the object and this write, another thread wrote.
 */
static bool overwrites(const char *text, const char *line)
{
	struct event now;
	struct event before;
	bool stale = false;

	if (!read_line(line, &now) || now.pick || now.blocked || !writes(&now))
		return false;
	for (const char *p = text; p && p < line; p = next_line(p)) {
		if (!read_line(p, &before) || before.pick || before.blocked ||
		    before.object != now.object)
			continue;
		if (before.thread == now.thread)
			stale = false;
		else if (writes(&before))
			stale = true;
	}
	return stale;
}

/* Of a failed check the losing accesses are those that overwrite, if there are
   any; of anything else, those at the places that were found. */
static bool has_overwriting(const char *text)
{
	bool any = false;

	if (!strstr(text, "\nfinding check"))
		return false;
	for (const char *p = text; p && *p && !any; p = next_line(p))
		any = overwrites(text, p);
	return any;
}

int columns_print(FILE *out, const char *text, struct symbols *symbols,
		  const char *source, const uint64_t *marked, size_t n)
{
	struct column columns[MAX_THREADS] = {0};
	int at[MAX_THREADS], ncolumns = 0;
	struct event e;
	bool lost_update;

	if (!whole(text))
		return -1;
	lost_update = has_overwriting(text);
	for (const char *p = text; p && *p; p = next_line(p))
		if (read_line(p, &e) && !e.pick)
			columns[e.thread].used = true;
	for (int t = 0; t < MAX_THREADS; t++)
		if (columns[t].used) {
			char head[32];

			at[t] = ncolumns++;
			snprintf(head, sizeof head, t ? "thread %d" : "main",
				 t);
			fprintf(out, "%-*s", WIDTH, head);
		}
	fputc('\n', out);
	for (const char *p = text; p && *p; p = next_line(p))
		if (read_line(p, &e) && !e.pick)
			print_event(out, &e, columns, at, ncolumns, symbols,
				    source,
				    lost_update ? overwrites(text, p)
						: among(e.pc, marked, n));
	return 0;
}
