/* argv.c - a growing argument vector. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "argv.h"
#include "memory.h"

static void take(struct argv *to, char *owned)
{
	to->at = grow_array(to->at, to->n + 2, sizeof *to->at);
	to->at[to->n++] = owned;
	to->at[to->n] = NULL;
}

void argv_add(struct argv *to, ...)
{
	va_list arguments;
	const char *text;

	va_start(arguments, to);
	while ((text = va_arg(arguments, const char *)))
		take(to, copy(text));
	va_end(arguments);
}

void argv_addf(struct argv *to, const char *format, ...)
{
	va_list arguments;
	char *text;

	va_start(arguments, format);
	if (vasprintf(&text, format, arguments) < 0)
		text = copy(""); /* out of memory: copy() ends the process */
	va_end(arguments);
	take(to, text);
}

void argv_append(struct argv *to, const struct argv *from)
{
	for (size_t i = 0; i < from->n; i++)
		take(to, copy(from->at[i]));
}

bool argv_holds(const struct argv *in, const char *text)
{
	for (size_t i = 0; i < in->n; i++)
		if (strcmp(in->at[i], text) == 0)
			return true;
	return false;
}

void argv_free(struct argv *of)
{
	for (size_t i = 0; i < of->n; i++)
		free(of->at[i]);
	free(of->at);
	*of = (struct argv) {0};
}
