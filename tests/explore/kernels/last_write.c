/*
 * N writers of one atomic: N! executions.
 *
 * O2: no
 * expect: all 5040
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

int main(void)
{
	pthread_t t[N];
	int value[N];

	for (int i = 0; i < N; i++) {
		value[i] = i;
		pthread_create(&t[i], 0, writer, &value[i]);
	}
	for (int i = 0; i < N; i++)
		pthread_join(t[i], 0);
}
