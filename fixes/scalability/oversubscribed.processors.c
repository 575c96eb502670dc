/*
 * There are as many threads as processors.
 *
 * Why it is enough: each processor has one thread, which runs until the step is
 * done and sleeps only while another processor is not.
 *
 * cost: the number must be asked for, and be asked again when processors come
 *       and go; sysconf() does not know of a container's limit
 */
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "lab.h"

enum { CELLS = 96, STEPS = MEASURED(60, SIZE(5, 1)), HOT = 1 << 20 };

//@ edit
static int number_of_threads(void)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	return processors < 2 ? 2 : processors > 8 ? 8 : (int)processors;
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
