/*
 * A jump out of a handler is not modelled.
 *
 * expect: cannot siglongjmp
 */
#include <setjmp.h>
#include <signal.h>

static sigjmp_buf there;

static void handle(int number)
{
	siglongjmp(there, number);
}

int main(void)
{
	signal(SIGUSR1, handle);
	if (!sigsetjmp(there, 1))
		raise(SIGUSR1);
}
