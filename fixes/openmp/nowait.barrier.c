/*
 * The threads meet between the two loops, and it is written there.
 *
 * Why it is enough: nobody passes a barrier before all have reached it. nowait
 * may stay: whatever does not need the other threads' pixels can stand before
 * the barrier.
 *
 * cost: one more line than leaving nowait away; worth it when there is work to
 *       put in between
 * helgrind: cannot -- libomp synchronises by atomics and futexes of its own,
 *           which it does not know, and every OpenMP program is reported
 * drd:  cannot -- libomp synchronises by atomics and futexes of its own, which
 *       it does not know, and every OpenMP program is reported
 * explore: cannot -- libomp shares memory with other processes when it starts,
 *          and its threads wait in ways that are not modelled
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
			blurred[i] = blur(i);
#pragma omp barrier
			//@ end
#pragma omp for
		for (int i = 0; i < PIXELS; i++)
			mirrored[i] = blurred[PIXELS - 1 - i];
	}
}

int main(void)
{
	for (int i = 0; i < PIXELS + 2; i++)
		picture[i] = 2 * i + 2;
	blur_and_mirror();
	for (int i = 0; i < PIXELS; i++)
		CHECK(mirrored[i] == 2 * (PIXELS - i) + 2);
}
