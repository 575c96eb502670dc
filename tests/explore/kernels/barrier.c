/*
 * A barrier separates two phases: right.
 *
 * expect: all 6
 */
#include <pthread.h>

#include "lab.h"

static pthread_barrier_t b;
static int part[3];

static void *worker(void *at)
{
	int i = *(int *)at, sum = 0;

	part[i] = i + 1;
	pthread_barrier_wait(&b);
	for (int k = 0; k < 3; k++)
		sum += part[k];
	CHECK(sum == 6);
	return 0;
}

int main(void)
{
	pthread_t t[3];
	int at[3];

	pthread_barrier_init(&b, 0, 3);
	for (int i = 0; i < 3; i++) {
		at[i] = i;
		pthread_create(&t[i], 0, worker, &at[i]);
	}
	for (int i = 0; i < 3; i++)
		pthread_join(t[i], 0);
	pthread_barrier_destroy(&b);
}
