/*
 * quick_exit() runs what at_quick_exit() was given, and not what atexit() was.
 *
 * native: 4
 */
#include <stdlib.h>

#include "../kernels/lab.h"

static int ran;

static void never(void)
{
	CHECK(0);
}

static void last(void)
{
	CHECK(ran == 1);
	_Exit(4);
}

static void first(void)
{
	ran++;
}

int main(void)
{
	CHECK(atexit(never) == 0);
	CHECK(at_quick_exit(last) == 0);
	CHECK(at_quick_exit(first) == 0);
	quick_exit(5);
}
