/*
 * assert() is an oracle too.
 *
 * expect: check here
 */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int x;

static void *worker(void *unused)
{
	atomic_store(&x, atomic_load(&x) + 1);
	return unused;
}

int main(void)
{
	pthread_t t[2];

	pthread_create(&t[0], 0, worker, 0);
	pthread_create(&t[1], 0, worker, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
	assert(x == 2); //@ here
}
