/*
 * A read from a pipe may wait for ever: not modelled.
 *
 * expect: cannot pipe
 */
#include <unistd.h>

int main(void)
{
	int ends[2];

	return pipe(ends);
}
