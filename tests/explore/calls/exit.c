/*
 * exit() runs what atexit() was given, last first; the status is main()'s.
 *
 * native: 3
 */
#include <pthread.h>
#include <stdlib.h>

#include "../kernels/lab.h"

static int ran; /* by the thread that ends the process */

static void first(void)
{
	CHECK(ran == 2);
	ran++;
}

static void added(void)
{
	CHECK(ran == 1);
	ran++;
}

static void second(void)
{
	CHECK(ran == 0);
	ran++;
	CHECK(atexit(added) == 0);
}

static void in_the_end(void)
{
	CHECK(ran == 3);
}

AT_EXIT(in_the_end);

int main(void)
{
	CHECK(atexit(first) == 0);
	CHECK(atexit(second) == 0);
	exit(3);
}
