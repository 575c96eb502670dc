/*
 * One thread frees what another still reads.
 *
 * expect: data-race free read
 * expect: use-after-free read free take
 */
#include <pthread.h>
#include <stdlib.h>

static int *shared, got;

static void *reader(void *unused)
{
	got = *shared; //@ read
	return unused;
}

static void *freer(void *unused)
{
	free(shared); //@ free
	return unused;
}

int main(void)
{
	pthread_t t[2];

	shared = malloc(sizeof *shared); //@ take
	*shared = 1;
	pthread_create(&t[0], 0, reader, 0);
	pthread_create(&t[1], 0, freer, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
	return got == 77;
}
