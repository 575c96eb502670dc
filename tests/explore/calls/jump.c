/*
 * setjmp() answers twice, and what is found after a jump has the right calls
 * around it.
 */
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>

#include "../kernels/lab.h"

static jmp_buf plain;
static sigjmp_buf with_mask;

static void deep(int n)
{
	if (n)
		deep(n - 1);
	else
		longjmp(plain, 5);
}

static void *jumps(void *unused)
{
	volatile int rounds = 0;
	int how = setjmp(plain);

	CHECK(how == 0 || how == 5);
	if (rounds++ < 3)
		deep(10);
	CHECK(rounds == 4);
	how = _setjmp(plain);
	CHECK(how == 0 || how == 1);
	if (rounds++ == 4)
		_longjmp(plain, 0);
	CHECK(rounds == 6);
	how = sigsetjmp(with_mask, 1);
	if (how == 0)
		siglongjmp(with_mask, 2);
	CHECK(how == 2);
	return unused;
}

int main(void)
{
	pthread_t t;

	jumps(0);
	pthread_create(&t, 0, jumps, 0);
	pthread_join(t, 0);
}
