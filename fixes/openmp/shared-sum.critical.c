/*
 * Each addition stands in a critical section.
 *
 * Why it is enough: one thread at a time is in a critical section without a
 * name, anywhere in the program, so no addition comes between another's load
 * and store.
 *
 * cost: a lock for each meter, shared with all other critical sections without
 *       a name
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
#pragma omp critical
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
