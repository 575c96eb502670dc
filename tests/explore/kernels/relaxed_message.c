/*
 * The same with relaxed order publishes nothing: a race.
 *
 * expect: data-race write read
 */
#include <pthread.h>
#include <stdatomic.h>

static int data, got;
static atomic_int ready;

static void *produce(void *unused)
{
	data = 42; //@ write
	atomic_store_explicit(&ready, 1, memory_order_relaxed);
	return unused;
}

static void *consume(void *unused)
{
	if (atomic_load_explicit(&ready, memory_order_relaxed))
		got = data; //@ read
	return unused;
}

int main(void)
{
	pthread_t t[2];

	pthread_create(&t[0], 0, produce, 0);
	pthread_create(&t[1], 0, consume, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
	return got == 7;
}
