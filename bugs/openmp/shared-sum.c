/*
 * A water company adds up its meters with two threads and one sum.
 *
 * The loop is divided by one line, and every variable from outside of it is
 * shared: the sum too. Adding to it is a load, an addition and a store, and two
 * threads do that at the same time:
 *
 *	thread 0: load sum (70)
 *	thread 1:                load sum (70), store 75
 *	thread 0: store 74                       <- thread 1's meter is lost
 *
 * class:    openmp
 * cwe:      366
 * cflags:   -fopenmp
 * tsan:     data-race sum
 * helgrind: cannot -- libomp synchronises by atomics and futexes of its own,
 *           which it does not know, and every OpenMP program is reported
 * drd:      cannot -- libomp synchronises by atomics and futexes of its own,
 *           which it does not know, and every OpenMP program is reported
 * explore:  cannot -- libomp shares memory with other processes when it starts,
 *           and its threads wait in ways that are not modelled
 * native:   maybe check total -- the window is a few instructions wide
 * hint:     Which variables of the loop has each thread for itself?
 * hint:     What do two threads do to the sum at the same time?
 * hint:     OpenMP has a clause for sums, and directives for one addition.
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
	for (int i = 0; i < METERS; i++)
		sum += meters[i]; //@ sum
	//@ end
	return sum;
}

int main(void)
{
	for (int i = 0; i < METERS; i++)
		meters[i] = i;
	CHECK(add_up() == METERS * (METERS - 1) / 2); //@ total
}
