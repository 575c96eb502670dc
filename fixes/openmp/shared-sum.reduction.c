/*
 * Each thread has a sum of its own, and OpenMP adds them up at the end.
 *
 * Why it is enough: reduction gives each thread a private copy that starts at
 * 0, and adds the copies to the variable, one at a time, before the loop is
 * over for anybody.
 *
 * cost: nearly nothing; the order of additions changes, which sums of
 *       floating-point numbers show
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
#pragma omp parallel for num_threads(THREADS) reduction(+ : sum)
	for (int i = 0; i < METERS; i++)
		sum += meters[i];
	//@ end
	return sum;
}

int main(void)
{
	for (int i = 0; i < METERS; i++)
		meters[i] = i;
	CHECK(add_up() == METERS * (METERS - 1) / 2);
}
