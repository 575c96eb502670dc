/*
 * A picture is blurred and then mirrored, and nobody waits in between.
 *
 * Both loops stand in one parallel region. At the end of a loop all threads
 * meet, unless it says nowait; that saves a meeting, and here it is needed: the
 * second loop reads, from the other end of the line, what the other thread
 * writes in the first:
 *
 *	thread 0: blur 0 .. 49          | mirror: reads 99 .. 50
 *	thread 1:     blur 50 ......... 99
 *
 * class:    openmp
 * cwe:      366
 * cflags:   -fopenmp
 * tsan:     data-race blurred mirrored
 * helgrind: cannot -- libomp synchronises by atomics and futexes of its own,
 *           which it does not know, and every OpenMP program is reported
 * drd:      cannot -- libomp synchronises by atomics and futexes of its own,
 *           which it does not know, and every OpenMP program is reported
 * explore:  cannot -- libomp shares memory with other processes when it starts,
 *           and its threads wait in ways that are not modelled
 * native:   maybe check picture -- a thread must be half a line ahead
 * hint:     Which pixels does each thread write in the first loop, and which
 *           does it read in the second?
 * hint:     What does nowait take away?
 * hint:     Let all threads meet before the second loop.
 */
#include <stddef.h>

#include "lab.h"

enum { PIXELS = 100, THREADS = 2 };

static int picture[PIXELS + 2]; /* written before the threads start */
static int blurred[PIXELS];     /* each written by one iteration */
static int mirrored[PIXELS];    /* each written by one iteration */

static int blur(int i)
{
	return (picture[i] + picture[i + 2]) / 2;
}

static void blur_and_mirror(void)
{
#pragma omp parallel num_threads(THREADS)
	{
		//@ edit
#pragma omp for nowait
		for (int i = 0; i < PIXELS; i++)
			blurred[i] = blur(i); //@ blurred
					      //@ end
#pragma omp for
		for (int i = 0; i < PIXELS; i++)
			mirrored[i] = blurred[PIXELS - 1 - i]; //@ mirrored
	}
}

int main(void)
{
	for (int i = 0; i < PIXELS + 2; i++)
		picture[i] = 2 * i + 2;
	blur_and_mirror();
	for (int i = 0; i < PIXELS; i++)
		CHECK(mirrored[i] == 2 * (PIXELS - i) + 2); //@ picture
}
