/* A plain write beside an atomic increment. */
#include <pthread.h>
#include <stdatomic.h>
static union {
	atomic_int counted;
	int plain;
} hits;
static void *counts(void *u)
{
	atomic_fetch_add(&hits.counted, 1);
	return u;
}
int main(void)
{
	pthread_t t;
	pthread_create(&t, 0, counts, 0);
	hits.plain = 0;
	pthread_join(t, 0);
	return 0;
}
