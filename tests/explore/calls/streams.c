/*
 * Calls on streams: locked, written to, read from.
 */
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../kernels/lab.h"

static void *other(void *unused)
{
	CHECK(ftrylockfile(stdout) != 0);
	return unused;
}

static void locks(void)
{
	pthread_t t;

	flockfile(stdout);
	flockfile(stdout);
	CHECK(ftrylockfile(stdout) == 0);
	CHECK(printf("%s", "locked\n") == 7);
	pthread_create(&t, 0, other, 0);
	pthread_join(t, 0);
	funlockfile(stdout);
	funlockfile(stdout);
	funlockfile(stdout);
	CHECK(ftrylockfile(stderr) == 0);
	funlockfile(stderr);
}

static int lists(FILE *f, const char *format, ...)
{
	va_list more;
	int n;

	va_start(more, format);
	n = f ? vfprintf(f, format, more) : vprintf(format, more);
	va_end(more);
	return n;
}

static void writes(FILE *f)
{
	CHECK(fprintf(f, "%d %s\n", 12, "words") == 9);
	CHECK(lists(f, "%d\n", 3) == 2 && lists(0, "%d\n", 4) == 2);
	CHECK(fputs("puts\n", f) >= 0 && fputc('c', f) == 'c');
	CHECK(putc('p', f) == 'p' && fwrite("wrote", 1, 5, f) == 5);
	CHECK(puts("shown") >= 0 && putchar('\n') == '\n');
	perror("no error");
	CHECK(fflush(f) == 0 && fflush(0) == 0 && ftell(f) == 23);
	rewind(f);
}

static void reads(FILE *f)
{
	char line[16], *got = 0;
	size_t room = 0;
	int n;

	CHECK(fscanf(f, "%d %15s", &n, line) == 2);
	CHECK(n == 12 && !strcmp(line, "words"));
	CHECK(getc(f) == '\n' && fgetc(f) == '3' && ungetc('9', f) == '9');
	CHECK(fgets(line, sizeof line, f) == line && !strcmp(line, "9\n"));
	CHECK(getline(&got, &room, f) == 5 && !strcmp(got, "puts\n"));
	CHECK(getdelim(&got, &room, 'w', f) == 3 && !strcmp(got, "cpw"));
	CHECK(fread(line, 1, 10, f) == 4 && !memcmp(line, "rote", 4));
	CHECK(fgetc(f) == EOF && feof(f));
	CHECK(fseek(f, 1, SEEK_SET) == 0 && ftello(f) == 1);
	CHECK(fseeko(f, 0, SEEK_SET) == 0 && fgetc(f) == '1');
	free(got);
}

static int scans(FILE *f, const char *format, ...)
{
	va_list more;
	int n;

	va_start(more, format);
	n = f ? vfscanf(f, format, more) : vscanf(format, more);
	va_end(more);
	return n;
}

static void standard_input(const char *name)
{
	int a, b, c;

	CHECK(freopen(name, "r", stdin) == stdin);
	CHECK(scanf("%d", &a) == 1 && scans(0, "%d", &b) == 1);
	CHECK(scans(stdin, "%d", &c) == 1 && getchar() == '\n');
	CHECK(a == 1 && b == 2 && c == 3 && getchar() == EOF);
}

int main(void)
{
	char name[] = "/tmp/racelab-streams-XXXXXX";
	FILE *f = tmpfile();
	int file = mkstemp(name);

	locks();
	CHECK(f);
	writes(f);
	reads(f);
	CHECK(fclose(f) == 0);
	f = fdopen(file, "w");
	CHECK(f && fputs("1 2 3\n", f) >= 0 && fclose(f) == 0);
	f = fopen(name, "r");
	CHECK(f && fgetc(f) == '1' && fclose(f) == 0);
	f = fopen64(name, "r");
	CHECK(f && fgetc(f) == '1' && fclose(f) == 0);
	standard_input(name);
	CHECK(unlink(name) == 0);
	CHECK(!fopen("/none", "r"));
}
