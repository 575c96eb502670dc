/*
 * terminal.h - colours and the live line, where there is a terminal.
 */
#ifndef TERMINAL_H
#define TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

enum colour { PLAIN, GOOD, BAD, DIM, BOLD };

/* Colours are used on `out` when it is a terminal, TERM is not "dumb", NO_COLOR
   is not set, and `wanted`. */
void terminal_setup(bool wanted);

/* Print `text`, padded with blanks to `width`, in `colour`. */
void print_coloured(FILE *out, enum colour colour, int width, const char *text);

/*
 * Show `text` on the live line of stderr, in place of what was there; nothing
 * happens where stderr is no terminal.  live_clear() takes it away: call it
 * before anything else is printed.
 */
void live_show(const char *text);
void live_clear(void);
bool live_is_on(void);

#endif
