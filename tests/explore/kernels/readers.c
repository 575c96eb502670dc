/*
 * One writer of an atomic and N readers of it: 2^N executions.
 *
 * expect: all 256
 */
#include <pthread.h>
#include <stdatomic.h>

#ifndef N
#define N 8
#endif

static atomic_int x;

static void *writer(void *unused)
{
	atomic_store(&x, 1);
	return unused;
}

static void *reader(void *unused)
{
	(void)atomic_load(&x);
	return unused;
}

int main(void)
{
	pthread_t t[N + 1];

	pthread_create(&t[0], 0, writer, 0);
	for (int i = 1; i <= N; i++)
		pthread_create(&t[i], 0, reader, 0);
	for (int i = 0; i <= N; i++)
		pthread_join(t[i], 0);
}
