/*
 * i = i + j in one thread, j = j + i in another, N times each, and a third
 * that reads i, then j.
 *
 * expect: all 19605
 */
#include <pthread.h>
#include <stdatomic.h>

#ifndef N
#define N 4
#endif

static atomic_int i = 1, j = 1;

static void *left(void *unused)
{
	for (int k = 0; k < N; k++)
		atomic_store(&i, atomic_load(&i) + atomic_load(&j));
	return unused;
}

static void *right(void *unused)
{
	for (int k = 0; k < N; k++)
		atomic_store(&j, atomic_load(&j) + atomic_load(&i));
	return unused;
}

static void *look(void *unused)
{
	(void)atomic_load(&i);
	(void)atomic_load(&j);
	return unused;
}

int main(void)
{
	pthread_t t[3];

	pthread_create(&t[0], 0, left, 0);
	pthread_create(&t[1], 0, right, 0);
	pthread_create(&t[2], 0, look, 0);
	pthread_detach(t[2]);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
	pthread_exit(0); /* the third goes on to its end */
}
