/*
 * What is found after a jump has the calls around it that there are; see
 * schedules.bats.
 *
 * expect: data-race here
 */
#include <pthread.h>
#include <setjmp.h>

int n;

static void away(jmp_buf to)
{
	longjmp(to, 1);
}

static void *jumps(void *unused)
{
	jmp_buf here;

	if (!setjmp(here))
		away(here);
	n = 1; //@ here
	return unused;
}

int main(void)
{
	pthread_t t[2];

	pthread_create(&t[0], 0, jumps, 0);
	pthread_create(&t[1], 0, jumps, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
}
