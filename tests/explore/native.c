/* native.c - the oracle of a program that is run as it is. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "kernels/lab.h"

void lab_check(int ok, const char *expression, const char *file, int line)
{
	if (ok)
		return;
	fprintf(stderr, "# %s:%d: natively false: %s\n", file, line,
		expression);
	_exit(1);
}

void lab_at_exit(void (*function)(void))
{
	if (atexit(function))
		abort();
}
