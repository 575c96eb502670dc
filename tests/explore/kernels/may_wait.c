/*
 * A program of which schedules.bats asks what it does with a file that may
 * wait for somebody else; without one it does nothing.
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	char line[80];

	if (argc < 2)
		return 0;
	if (!strcmp(argv[1], "open"))
		return open(argv[2], O_RDONLY);
	if (!strcmp(argv[1], "fopen"))
		return !fopen(argv[2], "r");
	if (!strcmp(argv[1], "fgets"))
		return !fgets(line, sizeof line, stdin);
	if (!strcmp(argv[1], "scanf"))
		return scanf("%79s", line);
	return getchar();
}
