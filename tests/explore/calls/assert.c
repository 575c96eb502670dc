/*
 * A failed assert() ends the process at once.
 *
 * native: 134
 * expect: check here
 */
#include <assert.h>
#include <stdlib.h>

#include "../kernels/lab.h"

static volatile int zero;

static void never(void)
{
	CHECK(0);
}

int main(void)
{
	CHECK(atexit(never) == 0);
	assert(!zero);
	assert(zero); //@ here
	CHECK(0);
}
