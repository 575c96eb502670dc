/*
 * lines.h - the lines that Valgrind wrote, out of a log that others wrote to.
 *
 * Valgrind marks each of its lines "==PID== ", with --time-stamp=yes
 * "==DD:HH:MM:SS.mmm PID== ".  Anything may stand before the mark: what a CI
 * system adds, or a line that the program had not ended.
 */
#ifndef LINES_H
#define LINES_H

#include <stdbool.h>
#include <stddef.h>

struct log_line {
	long pid;
	const char *text; /* behind the mark, without white space at its end */
};

/* The lines of one log: those of a process follow each other, in order. */
struct log {
	struct log_line *at;
	size_t n;
	char *copy; /* holds every text */
};

/* Gather Valgrind's lines from `text`; to be freed. */
struct log log_read(const char *text);
void log_free(struct log *log);

static inline bool is_blank(const struct log_line *line)
{
	return !*line->text;
}

#endif
