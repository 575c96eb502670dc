/*
 * free() of what malloc() never gave.
 *
 * expect: misuse here
 */
#include <stdlib.h>

static int x[8];

int main(void)
{
	int *volatile p = x;

	free(p + 1); //@ here
}
