/* text.c - text that grows in the runtime's own memory. */
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "pages.h"
#include "start.h"

enum { ROOM = 256 << 20 };

struct text text_new(void)
{
	return (struct text) {.at = pages(ROOM)};
}

void text_add(struct text *t, const char *format, ...)
{
	va_list more;
	int n;

	va_start(more, format);
	n = vsnprintf(t->at + t->size, ROOM - t->size, format, more);
	va_end(more);
	if (n > 0)
		t->size += (size_t)n < ROOM - t->size ? (size_t)n
						      : ROOM - t->size - 1;
}

static void put(const struct text *t, int file, const char *name)
{
	for (size_t done = 0; done < t->size;) {
		ssize_t n = write(file, t->at + done, t->size - done);

		if (n < 0 && errno != EINTR)
			die("cannot write %s: %s", name, strerror(errno));
		done += n > 0 ? (size_t)n : 0;
	}
}

void text_save(const struct text *t, const char *path)
{
	char part[2048];
	int file;

	if (snprintf(part, sizeof part, "%s.part", path) >= (int)sizeof part)
		die("the name is too long: %s", path);
	file = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (file < 0)
		die("cannot create %s: %s", part, strerror(errno));
	put(t, file, part);
	if (close(file) || rename(part, path))
		die("cannot rename %s: %s", part, strerror(errno));
}

void text_print(const struct text *t)
{
	put(t, own_stderr, "the report");
}
