/* Two threads that are both alive write one variable of main's stack. */
#include <pthread.h>
static pthread_barrier_t before, after;
static void *writes(void *to)
{
	pthread_barrier_wait(&before);
	*(int *)to = 1;
	pthread_barrier_wait(&after);
	return to;
}
int main(void)
{
	pthread_t a, b;
	int shared = 0;
	pthread_barrier_init(&before, 0, 2);
	pthread_barrier_init(&after, 0, 2);
	pthread_create(&a, 0, writes, &shared);
	pthread_create(&b, 0, writes, &shared);
	pthread_join(a, 0);
	pthread_join(b, 0);
	return shared - 1;
}
