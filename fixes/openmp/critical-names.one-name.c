/*
 * Both ways take the same critical section.
 *
 * Why it is enough: whoever is in (stock) keeps everybody else out of (stock),
 * and the stock is touched nowhere else while there are two threads. The
 * rendezvous has moved in front of it, for inside of it one thread would be
 * waited for that can never come.
 *
 * cost: incoming and outgoing goods wait for each other, as they must
 * helgrind: cannot -- libomp synchronises by atomics and futexes of its own,
 *           which it does not know, and every OpenMP program is reported
 * drd:  cannot -- libomp synchronises by atomics and futexes of its own, which
 *       it does not know, and every OpenMP program is reported
 * explore: cannot -- libomp shares memory with other processes when it starts,
 *          and its threads wait in ways that are not modelled
 */
#include <stddef.h>

#include "lab.h"

enum { CRATES = 50, FIRST = 100 };

static struct rendezvous morning = RENDEZVOUS(2);

//@ edit
static int stock = FIRST; /* guarded by (stock) */

static void take_in(void)
{
	rendezvous(&morning);
#pragma omp critical(stock)
	stock++;
}

static void hand_out(void)
{
	rendezvous(&morning);
#pragma omp critical(stock)
	stock--;
}
//@ end

int main(void)
{
#pragma omp parallel sections num_threads(2)
	{
#pragma omp section
		for (int i = 0; i < CRATES; i++)
			take_in();
#pragma omp section
		for (int i = 0; i < CRATES; i++)
			hand_out();
	}
	CHECK(stock == FIRST);
}
