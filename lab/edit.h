/*
 * edit.h - a case's text, changed line by line.
 */
#ifndef EDIT_H
#define EDIT_H

#include <stdbool.h>
#include <stddef.h>

struct edit {
	char **lines; /* without their newlines */
	size_t n;
};

/* Split `text`; end it with edit_free(). */
void edit_begin(struct edit *edit, const char *text);

/* The text again, each line ended by a newline; to be freed. */
char *edit_text(const struct edit *edit);

/* Append ` //@ LABEL` to line `line` (from 1), or ` LABEL` to the mark that
   stands there. */
void edit_mark(struct edit *edit, int line, const char *label);

/*
 * Make `key: value` a line of the header's last paragraph: in place of the line
 * of that key, with all that continues it, or else before the first `hint:`, or
 * at the end.  False: there is no header, or its last paragraph holds no keys.
 */
bool edit_key(struct edit *edit, const char *key, const char *value);

void edit_free(struct edit *edit);

#endif
