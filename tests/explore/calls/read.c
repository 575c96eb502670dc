/*
 * read() of a regular file, into memory of each kind.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../kernels/lab.h"

static char at[100000];
static const char *const self = "/proc/self/exe";

int main(void)
{
	int file = open(self, O_RDONLY);
	char *p = malloc(4);

	CHECK(file >= 0);
	CHECK(read(file, at, 4) == 4 && !memcmp(at, "\177ELF", 4));
	CHECK(lseek(file, 0, SEEK_SET) == 0);
	CHECK(read(file, p, 4) == 4 && !memcmp(p, at, 4));
	CHECK(read(file, at + 5000, 8000) == 8000);
	CHECK(read(file, at, 0) == 0);
	CHECK(close(file) == 0);
	errno = 0;
	CHECK(read(file, at, 1) == -1 && errno == EBADF);
	free(p);
}
