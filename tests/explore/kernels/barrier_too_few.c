/*
 * A barrier for three that only two reach.
 *
 * expect: stuck wait
 */
#include <pthread.h>

static pthread_barrier_t b;

static void *worker(void *unused)
{
	pthread_barrier_wait(&b); //@ wait
	return unused;
}

int main(void)
{
	pthread_t t[2];

	pthread_barrier_init(&b, 0, 3);
	pthread_create(&t[0], 0, worker, 0);
	pthread_create(&t[1], 0, worker, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
}
