/* Nothing leads from the writer's release to the reader's acquire: the thread
 * between them overwrites the flag, and releases another one. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

static int data;
static atomic_int flag;
static atomic_int other;

static void *writes(void *unused)
{
	data = 1;
	atomic_store_explicit(&flag, 1, memory_order_release);
	return unused;
}

static void *between(void *unused)
{
	while (atomic_load_explicit(&flag, memory_order_relaxed) != 1)
		;
	atomic_store_explicit(&flag, 2, memory_order_relaxed);
	atomic_store_explicit(&other, 1, memory_order_release);
	return unused;
}

static int reads(void)
{
	while (!atomic_load_explicit(&other, memory_order_acquire))
		;
	return data;
}

int main(void)
{
	pthread_t writer;
	pthread_t middle;

	if (pthread_create(&writer, NULL, writes, NULL) ||
	    pthread_create(&middle, NULL, between, NULL) || reads() != 1)
		abort();
	pthread_join(writer, NULL);
	pthread_join(middle, NULL);
	return 0;
}
