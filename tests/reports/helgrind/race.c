/* Two clerks write one counter and one heap block; only one of them locks. */
#include <pthread.h>
#include <stdlib.h>
static int hits;
static pthread_mutex_t desk = PTHREAD_MUTEX_INITIALIZER;
static int *heap;
static void *clerk(void *arg)
{
	if (arg)
		pthread_mutex_lock(&desk);
	hits++;
	heap[1]++;
	if (arg)
		pthread_mutex_unlock(&desk);
	return NULL;
}
int main(void)
{
	pthread_t a, b;
	heap = calloc(4, 4);
	pthread_create(&a, NULL, clerk, NULL);
	pthread_create(&b, NULL, clerk, &desk);
	pthread_join(a, NULL);
	pthread_join(b, NULL);
	free(heap);
	return 0;
}
