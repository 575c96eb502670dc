/*
 * N philosophers behind one gate lock: N! executions, none of them stuck.
 *
 * expect: all 24
 */
#include <pthread.h>

#ifndef N
#define N 4
#endif

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t forks[N];

static void *dine(void *seat)
{
	int i = *(int *)seat;

	pthread_mutex_lock(&gate);
	pthread_mutex_lock(&forks[i]);
	pthread_mutex_lock(&forks[(i + 1) % N]);
	pthread_mutex_unlock(&forks[(i + 1) % N]);
	pthread_mutex_unlock(&forks[i]);
	pthread_mutex_unlock(&gate);
	return 0;
}

int main(void)
{
	pthread_t t[N];
	int seat[N];

	for (int i = 0; i < N; i++)
		pthread_mutex_init(&forks[i], 0);
	for (int i = 0; i < N; i++) {
		seat[i] = i;
		pthread_create(&t[i], 0, dine, &seat[i]);
	}
	for (int i = 0; i < N; i++)
		pthread_join(t[i], 0);
}
