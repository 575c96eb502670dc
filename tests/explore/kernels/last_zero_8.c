/*
 * Thread j sets a[j] = a[j - 1] + 1; one more looks for the last zero, from
 * the top.
 *
 * expect: all 704
 */
#include <pthread.h>
#include <stdatomic.h>

#ifndef N
#define N 8
#endif

static atomic_int a[N + 1];

static void *look(void *unused)
{
	for (int i = N; atomic_load(&a[i]); i--)
		;
	return unused;
}

static void *set(void *at)
{
	int j = *(int *)at;

	atomic_store(&a[j], atomic_load(&a[j - 1]) + 1);
	return 0;
}

int main(void)
{
	pthread_t t[N + 1];
	int at[N + 1];

	pthread_create(&t[0], 0, look, 0);
	for (int j = 1; j <= N; j++) {
		at[j] = j;
		pthread_create(&t[j], 0, set, &at[j]);
	}
	for (int j = 0; j <= N; j++)
		pthread_join(t[j], 0);
}
