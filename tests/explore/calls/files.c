/*
 * Calls on files and descriptors, in a directory of its own.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../kernels/lab.h"

static struct stat status; /* in a page that nobody wrote to */
static char far[1 << 18];

static void names(void)
{
	char at[64];
	int file = creat("a", 0600);

	CHECK(file >= 0 && close(file) == 0);
	CHECK(close(file) == -1 && errno == EBADF);
	CHECK(access("a", F_OK) == 0);
	CHECK(access("none", F_OK) == -1 && errno == ENOENT);
	CHECK(faccessat(AT_FDCWD, "a", R_OK, 0) == 0);
	CHECK(chmod("a", 0640) == 0);
	CHECK(stat("a", &status) == 0 && (status.st_mode & 0777) == 0640);
	CHECK(lstat("a", &status) == 0 && S_ISREG(status.st_mode));
	CHECK(fstatat(AT_FDCWD, "a", &status, 0) == 0);
	CHECK(stat("a", (struct stat *)(far + 200000)) == 0);
	CHECK(open("a", O_CREAT | O_EXCL | O_WRONLY, 0600) == -1);
	CHECK(errno == EEXIST);
	CHECK(link("a", "b") == 0 && rename("b", "c") == 0);
	CHECK(linkat(AT_FDCWD, "a", AT_FDCWD, "b", 0) == 0);
	CHECK(renameat(AT_FDCWD, "c", AT_FDCWD, "e") == 0);
	CHECK(symlink("a", "s") == 0);
	CHECK(readlink("s", at, sizeof at) == 1 && at[0] == 'a');
	CHECK(unlink("s") == 0 && unlink("s") == -1 && errno == ENOENT);
	CHECK(remove("e") == 0 && remove("e") == -1 && errno == ENOENT);
	CHECK(unlinkat(AT_FDCWD, "b", 0) == 0);
	CHECK(mkdir("d", 0700) == 0 && mkdir("d", 0700) == -1);
	CHECK(errno == EEXIST && rmdir("d") == 0);
	CHECK(mkdirat(AT_FDCWD, "d", 0700) == 0 && rmdir("d") == 0);
	CHECK(mkfifo("f", 0600) == 0);
	CHECK(stat("f", &status) == 0 && S_ISFIFO(status.st_mode));
	CHECK(unlink("f") == 0);
}

static void contents(void)
{
	char at[8] = "12345";
	int file = open("a", O_RDWR), other;

	CHECK(write(file, at, 5) == 5);
	CHECK(pwrite(file, "x", 1, 1) == 1 && pwrite64(file, "y", 1, 2) == 1);
	CHECK(pread(file, far + 100000, 4, 1) == 4);
	CHECK(!memcmp(far + 100000, "xy45", 4));
	CHECK(pread64(file, at, 1, 0) == 1 && at[0] == '1');
	CHECK(lseek(file, 0, SEEK_CUR) == 5 && lseek64(file, 1, SEEK_SET) == 1);
	CHECK(read(file, at, 8) == 4 && !memcmp(at, "xy45", 4));
	CHECK(ftruncate(file, 3) == 0 && fstat(file, &status) == 0);
	CHECK(status.st_size == 3);
	CHECK(truncate("a", 2) == 0 && truncate64("a", 2) == 0);
	CHECK(ftruncate64(file, 1) == 0 && fchmod(file, 0600) == 0);
	other = dup(file);
	CHECK(other > file && dup2(file, other) == other);
	CHECK(dup3(file, other, O_CLOEXEC) == other);
	CHECK(fcntl(other, F_GETFD) == FD_CLOEXEC);
	CHECK(fcntl64(other, F_SETFD, 0) == 0);
	CHECK(fcntl(other, F_GETFD) == 0);
	CHECK(close(other) == 0 && close(file) == 0);
	CHECK(openat(AT_FDCWD, "none", O_RDONLY) == -1 && errno == ENOENT);
}

static void larger(void)
{
	struct stat64 large;
	struct statx more;
	int file = open64("a", O_RDONLY);

	CHECK(file >= 0 && fstat64(file, &large) == 0 && close(file) == 0);
	CHECK(stat64("a", &large) == 0 && lstat64("a", &large) == 0);
	CHECK(fstatat64(AT_FDCWD, "a", &large, 0) == 0);
	CHECK(statx(AT_FDCWD, "a", 0, STATX_SIZE, &more) == 0);
	CHECK(more.stx_size == 1);
	file = openat64(AT_FDCWD, "a", O_RDONLY);
	CHECK(file >= 0 && close(file) == 0);
	file = creat64("a", 0600);
	CHECK(file >= 0 && close(file) == 0);
}

static void directories(void)
{
	char name[] = "tXXXXXX", again[] = "tXXXXXX", also[] = "tXXXXXX";
	int file = mkstemp(name), here, n = 0;
	DIR *d;

	CHECK(file >= 0 && close(file) == 0 && unlink(name) == 0);
	file = mkstemp64(again);
	CHECK(file >= 0 && close(file) == 0 && unlink(again) == 0);
	file = mkostemp(also, O_CLOEXEC);
	CHECK(file >= 0 && close(file) == 0 && unlink(also) == 0);
	d = opendir(".");
	CHECK(d);
	while (readdir(d))
		n++;
	CHECK(n == 3 && closedir(d) == 0);
	d = opendir(".");
	CHECK(readdir64(d) && closedir(d) == 0);
	here = open(".", O_RDONLY | O_DIRECTORY);
	CHECK(chdir("/") == 0 && fchdir(here) == 0 && close(here) == 0);
}

int main(void)
{
	char name[] = "/tmp/racelab-files-XXXXXX", at[64], *before;

	before = getcwd(0, 0);
	CHECK(before && mkdtemp(name) == name && chdir(name) == 0);
	CHECK(!strcmp(getcwd(at, sizeof at), name));
	names();
	contents();
	larger();
	directories();
	CHECK(unlink("a") == 0 && chdir(before) == 0 && rmdir(name) == 0);
	free(before);
}
