/*
 * There are two maps: each round reads one and writes the other.
 *
 * A clean twin: there is still one barrier a round, and a fast half does read
 * while a slow one writes.  Why it is enough: they do it in different maps.  A
 * half is at most one round ahead, for the barrier lets nobody through before
 * all have come, and by then nobody reads the map that will be written next.
 *
 * cost: memory for a second map; half as many meetings
 */
#include <pthread.h>

#include "lab.h"

enum { HALVES = 2, ROUNDS = SIZE(10, 2) };

static pthread_barrier_t barrier;

//@ edit
static int heat[2][HALVES] = {{0, 1024}}; /* round r reads heat[r % 2] */

static void *half(void *argument)
{
	int own = *(int *)argument;

	for (int round = 0; round < ROUNDS; round++) {
		const int *now = heat[round % 2];

		heat[(round + 1) % 2][own] = (3 * now[own] + now[1 - own]) / 4;
		pthread_barrier_wait(&barrier);
	}
	return NULL;
}

static int result(int half)
{
	return heat[ROUNDS % 2][half];
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
