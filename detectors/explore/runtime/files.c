/*
 * files.c - calls on files and descriptors.
 *
 * Most pass on what they were given, up to six arguments in integer registers,
 * and what libc answered; so one definition does for all of them.
 */
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "finding.h"
#include "libc.h"
#include "program.h"
#include "restore.h"

bool files_used;

static char variable; /* stands for all files; nothing is ever in it */

static const char outside[] =
	"it may wait for something outside of the program";

void files_look(uintptr_t pc)
{
	files_used = true;
	announce(EVENT_FILE_LOOK, (uintptr_t)&variable, 1, USE_READ, pc);
	reach();
}

void files_change(uintptr_t pc)
{
	files_used = true;
	announce(EVENT_FILE_CHANGE, (uintptr_t)&variable, 1, USE_WRITE, pc);
	reach();
}

void files_open(const char *call, const char *path, uintptr_t pc)
{
	struct stat status;

	if (!syscall(SYS_newfstatat, AT_FDCWD, path, &status, 0) &&
	    S_ISFIFO(status.st_mode))
		cannot(call, pc, outside);
}

void files_read(const char *call, int descriptor, uintptr_t pc)
{
	struct stat status;
	int error = errno;

	/* A regular file answers at once; who knows about the others. */
	if (!syscall(SYS_newfstatat, descriptor, "", &status, AT_EMPTY_PATH) &&
	    (S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode) ||
	     (S_ISCHR(status.st_mode) && isatty(descriptor))))
		cannot(call, pc, outside);
	errno = error;
}

/* What the kernel writes to does not fault where it is still protected: it is
   an error then.  Whether one of the arguments was such an address, which may
   be written to from now on. */
static bool unprotected(const long *arguments)
{
	bool any = false;

	for (int i = 0; i < 6; i++) {
		uintptr_t at = (uintptr_t)arguments[i];

		any |= restore_fault(at);
		any |= restore_fault(at + sizeof(struct stat) - 1);
	}
	return any;
}

static long pass_on(libc_any *call, const long *a)
{
	long how = call(a[0], a[1], a[2], a[3], a[4], a[5]);

	while ((int)how == -1 && errno == EFAULT && unprotected(a))
		how = call(a[0], a[1], a[2], a[3], a[4], a[5]);
	return how;
}

/* The call as the program knows it; `announces` is what it does first, if it
   is the program that calls. */
#define FILE_CALL(name, effect, announces) \
	long file_call_##name(long a, long b, long c, long d, long e, \
			      long f) __asm__(#name); \
	__attribute__((noinline)) long file_call_##name( \
		long a, long b, long c, long d, long e, long f) \
	{ \
		static libc_any *next; \
		const long arguments[] = {a, b, c, d, e, f}; \
		long how; \
		LIBC_FIND(next, #name); \
		if (!BY_PROGRAM) \
			return next(a, b, c, d, e, f); \
		announces; \
		files_##effect(CALLER); \
		how = pass_on(next, arguments); \
		if ((int)how != -1) \
			park_effect(); \
		return how; \
	}

#define LOOK(name) FILE_CALL(name, look, (void)0)
#define CHANGE(name) FILE_CALL(name, change, (void)0)
#define OPEN(name, path, flags) \
	FILE_CALL(name, change, \
		  if (!((flags) & (O_NONBLOCK | O_CREAT | O_RDWR))) \
			  files_open(#name, (const char *)(path), CALLER))

LOOK(access)
LOOK(faccessat)
LOOK(stat)
LOOK(stat64)
LOOK(lstat)
LOOK(lstat64)
LOOK(fstat)
LOOK(fstat64)
LOOK(fstatat)
LOOK(fstatat64)
LOOK(statx)
LOOK(readlink)
LOOK(getcwd)
OPEN(open, a, b)
OPEN(open64, a, b)
OPEN(openat, b, c)
OPEN(openat64, b, c)
CHANGE(creat)
CHANGE(creat64)
CHANGE(close)
CHANGE(dup)
CHANGE(dup2)
CHANGE(dup3)
CHANGE(fcntl)
CHANGE(fcntl64)
CHANGE(lseek)
CHANGE(lseek64)
CHANGE(mkstemp)
CHANGE(mkstemp64)
CHANGE(mkostemp)
CHANGE(mkdtemp)
CHANGE(mkdir)
CHANGE(mkdirat)
CHANGE(mkfifo)
CHANGE(rmdir)
CHANGE(unlink)
CHANGE(unlinkat)
CHANGE(remove)
CHANGE(link)
CHANGE(linkat)
CHANGE(symlink)
CHANGE(rename)
CHANGE(renameat)
CHANGE(chmod)
CHANGE(fchmod)
CHANGE(truncate)
CHANGE(truncate64)
CHANGE(ftruncate)
CHANGE(ftruncate64)
CHANGE(chdir)
CHANGE(fchdir)
CHANGE(opendir)
CHANGE(readdir)
CHANGE(readdir64)
CHANGE(closedir)

/* The program's buffer is read or written besides. */
#define TRANSFER(name, effect, kind, waits) \
	FILE_CALL(name, effect, waits; \
		  plain_access((uintptr_t)b, (size_t)c, kind, CALLER); \
		  touch_pages((char *)b, (size_t)c, kind))

static void touch_pages(volatile char *at, size_t size, enum access kind)
{
	enum { PAGE = 4096 };

	if (kind == PLAIN_READ || !size)
		return;
	for (size_t i = 0; i < size; i += PAGE)
		at[i] = at[i];
	at[size - 1] = at[size - 1];
}

TRANSFER(read, change, PLAIN_WRITE, files_read("read", (int)a, CALLER))
TRANSFER(pread, look, PLAIN_WRITE, files_read("pread", (int)a, CALLER))
TRANSFER(pread64, look, PLAIN_WRITE, files_read("pread64", (int)a, CALLER))
TRANSFER(pwrite, change, PLAIN_READ, (void)0)
TRANSFER(pwrite64, change, PLAIN_READ, (void)0)

ssize_t write(int file, const void *from, size_t size)
{
	static libc_any *next;
	long how;

	LIBC_FIND(next, "write");
	if (BY_PROGRAM) {
		plain_access((uintptr_t)from, size, PLAIN_READ, CALLER);
		/* What is only shown, nobody in the program sees. */
		if (file != STDOUT_FILENO && file != STDERR_FILENO)
			files_change(CALLER);
	}
	how = next(file, (long)(uintptr_t)from, (long)size, 0, 0, 0);
	if (self && how > 0)
		park_effect();
	return how;
}
