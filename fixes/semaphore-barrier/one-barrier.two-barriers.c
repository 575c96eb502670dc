/*
 * Each round has a barrier after reading and one after writing.
 *
 * Why it is enough: between the first barrier and the second everybody only
 * writes his own half, and from the second to the next first everybody only
 * reads.
 *
 * cost: two meetings a round, and at each of them the fast wait for the slow
 */
#include <pthread.h>

#include "lab.h"

enum { HALVES = 2, ROUNDS = SIZE(10, 2) };

static pthread_barrier_t barrier;

//@ edit
static int heat[HALVES] = {0, 1024}; /* each half writes its own */

static void *half(void *argument)
{
	int own = *(int *)argument;

	for (int round = 0; round < ROUNDS; round++) {
		int next = (3 * heat[own] + heat[1 - own]) / 4;

		pthread_barrier_wait(&barrier);
		heat[own] = next;
		pthread_barrier_wait(&barrier);
	}
	return NULL;
}

static int result(int half)
{
	return heat[half];
}
//@ end

/* The same, one after the other. */
static int expected(int half)
{
	int now[HALVES] = {0, 1024};

	for (int round = 0; round < ROUNDS; round++) {
		int west = (3 * now[0] + now[1]) / 4;

		now[1] = (3 * now[1] + now[0]) / 4;
		now[0] = west;
	}
	return now[half];
}

int main(void)
{
	pthread_t halves[HALVES];
	int number[HALVES] = {0, 1};

	pthread_barrier_init(&barrier, NULL, HALVES);
	for (int i = 0; i < HALVES; i++)
		pthread_create(&halves[i], NULL, half, &number[i]);
	for (int i = 0; i < HALVES; i++)
		pthread_join(halves[i], NULL);
	pthread_barrier_destroy(&barrier);
	for (int i = 0; i < HALVES; i++)
		CHECK(result(i) == expected(i));
}
