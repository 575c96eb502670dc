/*
 * Goods come in and go out, and each way has a critical section of its own.
 *
 * A critical section keeps out whoever is in one *of the same name*. Two names
 * are two locks: the two threads change the same stock, each under a lock that
 * the other never asks for:
 *
 *	in:   enter (incoming), load 12
 *	out:                             enter (outgoing), load 12, store 11
 *	in:   store 13                                   <- one too many
 *
 * The rendezvous is the morning: the first crates come and go at the same time.
 *
 * class:    openmp
 * cwe:      821
 * cflags:   -fopenmp
 * tsan:     data-race stock
 * helgrind: cannot -- libomp synchronises by atomics and futexes of its own,
 *           which it does not know, and every OpenMP program is reported
 * drd:      cannot -- libomp synchronises by atomics and futexes of its own,
 *           which it does not know, and every OpenMP program is reported
 * explore:  cannot -- libomp shares memory with other processes when it starts,
 *           and its threads wait in ways that are not modelled
 * native:   maybe check total -- the window is a few instructions wide
 * hint:     Who can be in a critical section while another thread is in one?
 * hint:     How many locks guard the stock?
 * hint:     Everything that touches one variable needs one lock: one name.
 */
#include <stddef.h>

#include "lab.h"

enum { CRATES = 50, FIRST = 100 };

static struct rendezvous morning = RENDEZVOUS(2);

//@ edit
static int stock = FIRST; /* guarded by (incoming) and by (outgoing) */

static void take_in(void)
{
#pragma omp critical(incoming)
	{
		rendezvous(&morning);
		stock++; //@ stock
	}
}

static void hand_out(void)
{
#pragma omp critical(outgoing)
	{
		rendezvous(&morning);
		stock--; //@ stock
	}
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
	CHECK(stock == FIRST); //@ total
}
