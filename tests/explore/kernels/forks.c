/*
 * fork() is not modelled.
 *
 * expect: cannot fork
 */
#include <unistd.h>

int main(void)
{
	return fork() > 0;
}
