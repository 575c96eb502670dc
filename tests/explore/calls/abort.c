/*
 * abort() ends the process at once.
 *
 * native: 134
 * expect: crash here
 */
#include <stdlib.h>

#include "../kernels/lab.h"

static void never(void)
{
	CHECK(0);
}

int main(void)
{
	CHECK(atexit(never) == 0);
	abort(); //@ here
	CHECK(0);
}
