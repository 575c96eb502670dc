/*
 * Two threads free the same block.
 *
 * expect: data-race free
 * expect: double-free free take
 */
#include <pthread.h>
#include <stdlib.h>

static int *shared;

static void *freer(void *unused)
{
	free(shared); //@ free
	return unused;
}

int main(void)
{
	pthread_t t[2];

	shared = malloc(sizeof *shared); //@ take
	pthread_create(&t[0], 0, freer, 0);
	pthread_create(&t[1], 0, freer, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
}
