/* lines.c - which lines of a log are Valgrind's. */
#include <stdlib.h>
#include <string.h>

#include "lines.h"
#include "memory.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Skip "DD:HH:MM:SS.mmm ", where each 0 of the pattern stands for a digit. */
static const char *after_time_stamp(const char *at)
{
	static const char pattern[] = "00:00:00:00.000 ";

	for (size_t i = 0; pattern[i]; i++)
		if (pattern[i] == '0' ? !is_digit(at[i]) : at[i] != pattern[i])
			return at;
	return at + strlen(pattern);
}

/* What stands behind the mark that begins at `at`; NULL: there is none. */
static const char *after_mark(const char *at, long *pid)
{
	enum { DIGITS = 10 };
	int digits = 0;

	if (at[0] != '=' || at[1] != '=')
		return NULL;
	at = after_time_stamp(at + 2);
	*pid = 0;
	while (is_digit(*at) && digits++ < DIGITS)
		*pid = *pid * 10 + (*at++ - '0');
	if (!digits || at[0] != '=' || at[1] != '=')
		return NULL;
	at += 2;
	/* Others, sanitizers among them, go on at once: ==1==ERROR. */
	return !*at ? at : *at == ' ' ? at + 1 : NULL;
}

static void take(struct log *log, char *line, bool ended, size_t *room)
{
	size_t length = strlen(line);
	const char *text = NULL;
	long pid = 0;

	while (length && strchr(" \t\r", line[length - 1]))
		line[--length] = 0;
	for (const char *at = line; !text && (at = strstr(at, "==")); at++)
		text = after_mark(at, &pid);
	/* Cut behind its mark, a line only looks blank. */
	if (!text || (!*text && !ended))
		return;
	if (log->n == *room) {
		*room = *room ? 2 * *room : 256;
		log->at = grow_array(log->at, *room, sizeof *log->at);
	}
	log->at[log->n++] = (struct log_line) {pid, text};
}

static int by_process(const void *one, const void *other)
{
	const struct log_line *a = one;
	const struct log_line *b = other;

	if (a->pid != b->pid)
		return a->pid < b->pid ? -1 : 1;
	/* All texts lie in one string, in the order in which they came. */
	return a->text < b->text ? -1 : a->text > b->text;
}

struct log log_read(const char *text)
{
	struct log log = {NULL, 0, copy(text)};
	size_t room = 0;
	char *next;

	for (char *line = log.copy; line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = 0;
		take(&log, line, next != NULL, &room);
	}
	if (log.n)
		qsort(log.at, log.n, sizeof *log.at, by_process);
	return log;
}

void log_free(struct log *log)
{
	free(log->at);
	free(log->copy);
}
