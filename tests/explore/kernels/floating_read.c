/*
 * N writers of one atomic and a reader of it: (N + 1)! executions.
 *
 * expect: all 40320
 */
#include <pthread.h>
#include <stdatomic.h>

#ifndef N
#define N 7
#endif

static atomic_int x;

static void *writer(void *value)
{
	atomic_store(&x, *(int *)value);
	return 0;
}

static void *reader(void *unused)
{
	(void)atomic_load(&x);
	return unused;
}

int main(void)
{
	pthread_t t[N + 1];
	int value[N];

	for (int i = 0; i < N; i++) {
		value[i] = i;
		pthread_create(&t[i], 0, writer, &value[i]);
	}
	pthread_create(&t[N], 0, reader, 0);
	for (int i = 0; i <= N; i++)
		pthread_join(t[i], 0);
}
