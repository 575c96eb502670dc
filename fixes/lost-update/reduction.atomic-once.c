/*
 * Each half adds its own sum to an atomic total, once.
 *
 * Why it is enough: the additions in the loop are the thread's own, and the
 * only one to something shared is atomic.
 *
 * cost: one atomic addition for each thread; the threads need not be joined in
 *       turn, and hand nothing back
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

#include "lab.h"

enum { HALVES = 2, DAYS = SIZE(60, 2), MILLIMETRES = 8 };

static int rain[HALVES][DAYS]; /* filled by main, then only read */

//@ edit
static atomic_int total;

static void *add_up(void *argument)
{
	const int *days = argument;
	int sum = 0;

	for (int i = 0; i < DAYS; i++)
		sum += days[i];
	atomic_fetch_add(&total, sum);
	return NULL;
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
	for (int i = 0; i < HALVES; i++)
		pthread_join(halves[i], NULL);
	//@ end
	CHECK(total == HALVES * DAYS * MILLIMETRES);
}
