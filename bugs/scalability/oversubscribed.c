/*
 * Heat spreads along a rod, computed by more threads than there are processors.
 *
 * After each step all threads meet at a barrier, for the next step needs the
 * neighbours' new values. With as many threads as processors each step costs a
 * few wake-ups. With sixteen times as many, each processor runs sixteen small
 * pieces in turn, and puts every one of them to sleep and wakes it again:
 *
 *	processor 0:  piece 0, sleep | piece 2, sleep | piece 4, sleep | ...
 *	processor 1:  piece 1, sleep | piece 3, sleep | piece 5, sleep | ...
 *
 * More threads do not make more processors; they make more switches.
 *
 * class:    scalability
 * scale:    slow threads
 * tsan:     nothing -- the barriers order all accesses
 * helgrind: nothing -- the barriers order all accesses
 * drd:      nothing -- the barriers order all accesses
 * explore:  nothing -- every interleaving gives the same rod, and it has no
 *           clock
 * native:   nothing -- the rod is right
 * hint:     How many of the threads can run at a time?
 * hint:     What does a thread cost at each step that has nothing to compute?
 * hint:     Ask the system how many processors are there.
 */
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "lab.h"

enum { CELLS = 96, STEPS = MEASURED(60, SIZE(5, 1)), HOT = 1 << 20 };

//@ edit
static int number_of_threads(void)
{
	return SIZE(32, 3); //@ threads
}
//@ end

static int threads;               /* written before they start */
static pthread_barrier_t barrier; /* parts reading a rod from writing it */
static long rods[2][CELLS + 2];   /* each cell is its thread's in a step */

static void *compute(void *argument)
{
	long piece = (long)(size_t)argument;
	long first = 1 + piece * CELLS / threads;
	long end = 1 + (piece + 1) * CELLS / threads;

	for (int step = 0; step < STEPS; step++) {
		const long *now = rods[step % 2];
		long *next = rods[(step + 1) % 2];

		for (long i = first; i < end; i++)
			next[i] = (now[i - 1] + 2 * now[i] + now[i + 1]) / 4;
		pthread_barrier_wait(&barrier);
	}
	return NULL;
}

int main(void)
{
	pthread_t *ids;
	long sum = 0;

	threads = number_of_threads();
	ids = calloc((size_t)threads, sizeof *ids);
	if (!ids)
		exit(EXIT_FAILURE);
	rods[0][CELLS / 2] = HOT;
	pthread_barrier_init(&barrier, NULL, (unsigned)threads);
	for (int i = 0; i < threads; i++)
		pthread_create(&ids[i], NULL, compute, (void *)(size_t)i);
	for (int i = 0; i < threads; i++)
		pthread_join(ids[i], NULL);
	pthread_barrier_destroy(&barrier);
	free(ids);
	for (int i = 1; i <= CELLS; i++)
		sum += rods[STEPS % 2][i];
	CHECK(sum > HOT / 2 && sum <= HOT);
}
