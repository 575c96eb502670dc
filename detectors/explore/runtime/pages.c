/* pages.c - memory for the runtime itself, and its last words. */
#include "pages.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "start.h"

static void *map(void *at, size_t size, int flags)
{
	void *got = mmap(at, size, PROT_READ | PROT_WRITE,
			 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | flags,
			 -1, 0);

	if (got == MAP_FAILED || (at && got != at))
		die("cannot map %zu bytes at %p: %s", size, at,
		    strerror(errno));
	return got;
}

void *pages(size_t size)
{
	return map(NULL, size, 0);
}

void *pages_at(void *at, size_t size)
{
	return map(at, size, MAP_FIXED_NOREPLACE);
}

_Noreturn void die(const char *format, ...)
{
	char line[512] = "racelab explore: ";
	size_t used = strlen(line);
	va_list more;

	va_start(more, format);
	vsnprintf(line + used, sizeof line - used - 1, format, more);
	va_end(more);
	strcat(line, "\n");
	if (write(own_stderr, line, strlen(line)) < 0)
		_exit(2);
	_exit(2);
}
