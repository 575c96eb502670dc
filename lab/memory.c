/* memory.c - allocation that cannot fail quietly. */
#include <errno.h>
#include <error.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "memory.h"

static void *not_null(void *memory)
{
	if (!memory)
		error(2, errno, "cannot go on");
	return memory;
}

void *new_array(size_t n, size_t size)
{
	return not_null(calloc(n ? n : 1, size ? size : 1));
}

void *grow_array(void *old, size_t n, size_t size)
{
	return not_null(reallocarray(old, n ? n : 1, size));
}

char *copy(const char *text)
{
	return not_null(strdup(text));
}

char *copy_of(const char *text, size_t length)
{
	return not_null(strndup(text, length));
}

char *say(const char *format, ...)
{
	va_list arguments;
	char *text;
	int length;

	va_start(arguments, format);
	length = vasprintf(&text, format, arguments);
	va_end(arguments);
	return not_null(length < 0 ? NULL : text);
}
