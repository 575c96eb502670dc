/*
 * Each addition is one atomic operation.
 *
 * Why it is enough: `omp atomic` makes load, addition and store of this one
 * statement indivisible, and nothing else is shared that changes.
 *
 * cost: the cache line travels for each meter; a reduction touches it once a
 *       thread
 * helgrind: cannot -- libomp synchronises by atomics and futexes of its own,
 *           which it does not know, and every OpenMP program is reported
 * drd:  cannot -- libomp synchronises by atomics and futexes of its own, which
 *       it does not know, and every OpenMP program is reported
 * explore: cannot -- libomp shares memory with other processes when it starts,
 *          and its threads wait in ways that are not modelled
 */
#include <stddef.h>

#include "lab.h"

enum { METERS = 100, THREADS = 2 };

static int meters[METERS]; /* written before the threads start */

static int add_up(void)
{
	int sum = 0;

	//@ edit
#pragma omp parallel for num_threads(THREADS)
	for (int i = 0; i < METERS; i++) {
#pragma omp atomic
		sum += meters[i];
	}
	//@ end
	return sum;
}

int main(void)
{
	for (int i = 0; i < METERS; i++)
		meters[i] = i;
	CHECK(add_up() == METERS * (METERS - 1) / 2);
}
