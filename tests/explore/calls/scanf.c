/*
 * scanf() and its like, by the names that they had in glibc before C99.
 */
#include <stdarg.h>
#include <stdio.h>

#include "../kernels/lab.h"

int old_fscanf(FILE *f, const char *format, ...) __asm__("fscanf");
int old_scanf(const char *format, ...) __asm__("scanf");
int old_vfscanf(FILE *f, const char *format, va_list more) __asm__("vfscanf");
int old_vscanf(const char *format, va_list more) __asm__("vscanf");

static int scans(FILE *f, const char *format, ...)
{
	va_list more;
	int n;

	va_start(more, format);
	n = f ? old_vfscanf(f, format, more) : old_vscanf(format, more);
	va_end(more);
	return n;
}

int main(void)
{
	FILE *f = tmpfile();
	int a, b;

	CHECK(f && fputs("12 34", f) >= 0);
	rewind(f);
	CHECK(old_fscanf(f, "%d", &a) == 1 && scans(f, "%d", &b) == 1);
	CHECK(a == 12 && b == 34 && fclose(f) == 0);
	CHECK(freopen("/dev/null", "r", stdin) == stdin);
	CHECK(old_scanf("%d", &a) == EOF && scans(0, "%d", &b) == EOF);
}
