/* pages.c - memory for the runtime itself, and its last words. */
#include "pages.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "start.h"

/* Where shared pages come from: reserved whole before the first child, so that
   what a child takes is there in its parent too. */
enum { POOL_BITS = 36, PAGE = 4096 };

static char *pool, *pool_end;

static void *map(void *at, size_t size, int flags)
{
	void *got = mmap(at, size, PROT_READ | PROT_WRITE,
			 MAP_ANONYMOUS | MAP_NORESERVE | flags, -1, 0);

	if (got == MAP_FAILED || (at && got != at))
		die("cannot map %zu bytes at %p: %s", size, at,
		    strerror(errno));
	return got;
}

void pages_share(void)
{
	pool = map(NULL, (size_t)1 << POOL_BITS, MAP_SHARED);
	pool_end = pool + ((size_t)1 << POOL_BITS);
}

void *pages(size_t size)
{
	char *taken = pool;

	if (!pool)
		return map(NULL, size, MAP_PRIVATE);
	if (size > (size_t)(pool_end - pool))
		die("no room for %zu bytes more", size);
	pool += (size + PAGE - 1) & -(size_t)PAGE;
	return taken;
}

void *pages_at(void *at, size_t size)
{
	return map(at, size, MAP_PRIVATE | MAP_FIXED_NOREPLACE);
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
