/*
 * A null pointer is followed if the setter comes too late.
 *
 * O2: no
 * expect: crash follow
 * expect: data-race follow set
 */
#include <pthread.h>
#include <stddef.h>

static int value, *pointer;

static void *setter(void *unused)
{
	pointer = &value; //@ set
	return unused;
}

static void *user(void *unused)
{
	*(volatile int *)pointer = 1; //@ follow
	return unused;
}

int main(void)
{
	pthread_t t[2];

	pthread_create(&t[0], 0, setter, 0);
	pthread_create(&t[1], 0, user, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
}
