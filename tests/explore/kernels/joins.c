/*
 * A thread joined twice, and one joined after it was detached.
 *
 * expect: misuse twice
 * expect: misuse detached
 */
#include <pthread.h>

static void *idle(void *unused)
{
	return unused;
}

int main(void)
{
	pthread_t a, b;

	pthread_create(&a, 0, idle, 0);
	pthread_create(&b, 0, idle, 0);
	pthread_join(a, 0);
	pthread_join(a, 0); //@ twice
	pthread_detach(b);
	pthread_join(b, 0); //@ detached
}
