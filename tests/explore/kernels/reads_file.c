/*
 * A file read into the program's data by the kernel.
 *
 * expect: all 1
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lab.h"

static char text[16384];
static struct stat status;

int main(void)
{
	FILE *f = fopen("/proc/self/exe", "r");
	int file = open("/proc/self/exe", O_RDONLY);

	CHECK(fread(text, 1, sizeof text, f) == sizeof text);
	CHECK(text[1] == 'E');
	CHECK(read(file, text, 3) == 3);
	CHECK(!stat("/", &status) && S_ISDIR(status.st_mode));
	fclose(f);
	close(file);
}
