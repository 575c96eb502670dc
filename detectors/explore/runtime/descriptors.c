/*
 * descriptors.c - the table of open descriptors, put back.
 *
 * Of each descriptor there is a spare one with a high number; both name one
 * open file, so what the program did to its offset is put back too.  So is
 * the working directory.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "files.h"

enum { DESCRIPTORS = 1024, SPARE_FROM = 700 };

static struct {
	bool open;
	int spare; /* -1: there is no room for one */
	off_t offset;
} saved[DESCRIPTORS];
static int highest = -1;
static int directory = -1; /* the working one */

static bool is_open(int file)
{
	return syscall(SYS_fcntl, file, F_GETFD) >= 0;
}

void descriptors_save(void)
{
	int error = errno, before = highest;

	for (int i = 0; i <= before; i++)
		if (saved[i].open && saved[i].spare >= 0)
			syscall(SYS_close, saved[i].spare);
	highest = -1;
	for (int i = 0; i < SPARE_FROM; i++) {
		saved[i].open = is_open(i);
		if (saved[i].open)
			highest = i;
	}
	for (int i = 0; i <= highest; i++) {
		if (!saved[i].open)
			continue;
		saved[i].offset = syscall(SYS_lseek, i, 0, SEEK_CUR);
		saved[i].spare =
			(int)syscall(SYS_fcntl, i, F_DUPFD_CLOEXEC, SPARE_FROM);
	}
	if (directory < 0)
		directory = (int)syscall(
			SYS_fcntl,
			syscall(SYS_openat, AT_FDCWD, ".", O_PATH | O_CLOEXEC),
			F_DUPFD_CLOEXEC, SPARE_FROM);
	errno = error;
}

/* Close [from, to). */
static void close_between(unsigned from, unsigned to)
{
	if (from >= to || !syscall(SYS_close_range, from, to - 1, 0))
		return;
	for (unsigned i = from; i < to; i++)
		syscall(SYS_close, i);
}

void descriptors_restore(void)
{
	unsigned from = 0;
	int error = errno;

	if (!files_used)
		return;
	files_used = false;
	for (int i = 0; i <= highest; i++) {
		if (!saved[i].open)
			continue;
		close_between(from, (unsigned)i);
		from = (unsigned)i + 1;
		if (saved[i].spare >= 0)
			syscall(SYS_dup3, saved[i].spare, i, 0);
		if (saved[i].offset >= 0)
			syscall(SYS_lseek, i, saved[i].offset, SEEK_SET);
	}
	close_between(from, SPARE_FROM);
	if (directory >= 0)
		syscall(SYS_fchdir, directory);
	errno = error;
}
