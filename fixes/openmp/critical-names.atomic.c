/*
 * Both ways change the stock by one atomic operation.
 *
 * Why it is enough: all atomic operations on one variable exclude each other,
 * whatever stands around them; there is no name to get wrong.
 *
 * cost: it guards one statement on one variable; a second number that must
 *       agree with the stock needs a critical section again
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
static int stock = FIRST; /* changed by atomic operations alone */

static void take_in(void)
{
	rendezvous(&morning);
#pragma omp atomic
	stock++;
}

static void hand_out(void)
{
	rendezvous(&morning);
#pragma omp atomic
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
