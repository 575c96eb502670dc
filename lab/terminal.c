/* terminal.c - colours and the live line. */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "terminal.h"

static bool colours; /* on stdout */
static bool live;    /* on stderr */
static bool shown;   /* there is a line to take away */

static bool is_capable(int fd)
{
	const char *term = getenv("TERM");

	return isatty(fd) && term && strcmp(term, "dumb") != 0;
}

void terminal_setup(bool wanted)
{
	const char *no = getenv("NO_COLOR");

	colours = wanted && is_capable(STDOUT_FILENO) && !(no && *no);
	live = is_capable(STDERR_FILENO);
}

void print_coloured(FILE *out, enum colour colour, int width, const char *text)
{
	static const char *const codes[] = {
		[PLAIN] = "",      [GOOD] = "\033[32m", [BAD] = "\033[1;31m",
		[DIM] = "\033[2m", [BOLD] = "\033[1m",
	};

	if (colours && colour != PLAIN && out == stdout)
		fprintf(out, "%s%-*s\033[0m", codes[colour], width, text);
	else
		fprintf(out, "%-*s", width, text);
}

bool live_is_on(void)
{
	return live;
}

void live_show(const char *text)
{
	struct winsize size = {.ws_col = 80};

	if (!live)
		return;
	(void)ioctl(STDERR_FILENO, TIOCGWINSZ, &size);
	if (size.ws_col == 0)
		size.ws_col = 80;
	fprintf(stderr, "\r\033[K%.*s", size.ws_col - 1, text);
	fflush(stderr);
	shown = true;
}

void live_clear(void)
{
	if (!shown)
		return;
	fputs("\r\033[K", stderr);
	fflush(stderr);
	shown = false;
}
