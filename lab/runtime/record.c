/* record.c - one line, one write. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "record.h"

void record(const char *line)
{
	/* A case that changes its environment from several threads has a race
	   to be found. NOLINTNEXTLINE(concurrency-mt-unsafe) */
	const char *path = getenv("RACELAB_RECORD");
	size_t length = strlen(line);
	long fd;

	if (!path)
		return;
	/* Raw calls: a detector that intercepts open and write would take
	   the shared file for a synchronisation. */
	fd = syscall(SYS_openat, AT_FDCWD, path,
		     O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0 || syscall(SYS_write, fd, line, length) != (long)length)
		abort();
	syscall(SYS_close, fd);
}
