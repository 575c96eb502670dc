/*
 * A thread that nobody joins.
 *
 * expect: all 1
 * expect: leak here
 */
#include <pthread.h>

static void *idle(void *unused)
{
	return unused;
}

int main(void)
{
	pthread_t t;

	pthread_create(&t, 0, idle, 0); //@ here
}
