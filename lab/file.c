/* file.c - whole files, read and replaced. */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "memory.h"

char *stream_read(int fd, size_t most, size_t *length)
{
	size_t room = 1 << 16;
	size_t used = 0;
	char *text = new_array(room + 1, 1);

	for (;;) {
		ssize_t n = read(fd, text + used, room - used);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 || used + (size_t)n > most) {
			int why = n < 0 ? errno : EFBIG;

			free(text);
			errno = why;
			return NULL;
		}
		if (n == 0)
			break;
		used += (size_t)n;
		if (used == room)
			text = grow_array(text, (room *= 2) + 1, 1);
	}
	text[used] = 0;
	if (length)
		*length = used;
	return text;
}

char *file_read(const char *path, size_t most, size_t *length)
{
	/* Not blocking: a case must not be able to hang us with a FIFO. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat about;
	char *text = NULL;
	int why;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &about) == 0) {
		if (S_ISREG(about.st_mode))
			text = stream_read(fd, most, length);
		else
			errno = S_ISDIR(about.st_mode) ? EISDIR : EINVAL;
	}
	why = errno;
	close(fd);
	errno = why;
	return text;
}

static int write_all(int fd, const char *text, size_t length)
{
	while (length > 0) {
		ssize_t n = write(fd, text, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		text += n;
		length -= (size_t)n;
	}
	return 0;
}

int file_replace(const char *path, const char *text, size_t length)
{
	char *temporary = say("%s.XXXXXX", path);
	int fd = mkostemp(temporary, O_CLOEXEC);
	mode_t mask = umask(0);
	int why;

	umask(mask);
	if (fd < 0) {
		free(temporary);
		return -1;
	}
	if (write_all(fd, text, length) == 0 && fchmod(fd, 0666 & ~mask) == 0 &&
	    fsync(fd) == 0 && close(fd) == 0 && rename(temporary, path) == 0) {
		free(temporary);
		return 0;
	}
	why = errno;
	close(fd); /* harmless when it was close() itself that failed */
	unlink(temporary);
	free(temporary);
	errno = why;
	return -1;
}

const char *file_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

int directory_make(const char *path)
{
	char *part = copy(path);
	int result = 0;

	for (char *p = part; result == 0 && *p; p++)
		if (*p == '/' && p > part) {
			*p = 0;
			if (mkdir(part, 0777) < 0 && errno != EEXIST)
				result = -1;
			*p = '/';
		}
	if (result == 0 && mkdir(part, 0777) < 0 && errno != EEXIST)
		result = -1;
	free(part);
	if (result == 0 && !directory_exists(path)) {
		errno = ENOTDIR;
		result = -1;
	}
	return result;
}

static int remove_one(const char *path, const struct stat *about, int flag,
		      struct FTW *where)
{
	(void)about;
	(void)flag;
	(void)where;
	(void)remove(path); /* what cannot be removed stays */
	return 0;
}

void directory_remove(const char *path)
{
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

bool directory_exists(const char *path)
{
	struct stat about;

	return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}
