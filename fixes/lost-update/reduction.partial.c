/*
 * Each half adds into a variable of its own and returns the sum.
 *
 * Why it is enough: while the threads run they share only what nobody writes.
 * Main adds the partial sums when it has joined the threads, and is alone
 * then.
 *
 * cost: none; nothing is shared in the loop, so it is also the fastest: this
 *       is what a parallel sum looks like
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

#include "lab.h"

enum { HALVES = 2, DAYS = SIZE(60, 2), MILLIMETRES = 8 };

static int rain[HALVES][DAYS]; /* filled by main, then only read */

//@ edit
static int total; /* main's own */

static void *add_up(void *argument)
{
	const int *days = argument;
	intptr_t sum = 0;

	for (int i = 0; i < DAYS; i++)
		sum += days[i];
	return (void *)sum;
}
//@ end

int main(void)
{
	pthread_t halves[HALVES];

	for (int i = 0; i < HALVES; i++)
		for (int day = 0; day < DAYS; day++)
			rain[i][day] = MILLIMETRES;
	for (int i = 0; i < HALVES; i++)
		pthread_create(&halves[i], NULL, add_up, rain[i]);
	//@ edit
	for (int i = 0; i < HALVES; i++) {
		void *sum;

		pthread_join(halves[i], &sum);
		total += (int)(intptr_t)sum;
	}
	//@ end
	CHECK(total == HALVES * DAYS * MILLIMETRES);
}
