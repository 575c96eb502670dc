/*
 * Every part gets a helper, and main comes to the barrier as the fourth.
 *
 * Why it is enough: the count was right for a main that waits beside its
 * helpers instead of working; so let it.  Three helpers and main arrive.
 *
 * cost: a thread more, for a main that knows when the first pass is over, to
 *       show how far the work has come, say
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

enum { PARTS = 3, WIDTH = SIZE(30, 3), PART = WIDTH / PARTS };

static pthread_barrier_t passes;
static int picture[WIDTH]; /* pass 1 writes, pass 2 reads */
static int smooth[WIDTH];  /* each part writes its own share */

static void *work(void *argument)
{
	int begin = *(int *)argument * PART;

	for (int i = begin; i < begin + PART; i++)
		picture[i] = 2 * i;
	pthread_barrier_wait(&passes);
	for (int i = begin; i < begin + PART; i++) {
		int left = picture[i > 0 ? i - 1 : i];
		int right = picture[i < WIDTH - 1 ? i + 1 : i];

		smooth[i] = (left + right) / 2;
	}
	return NULL;
}

int main(void)
{
	pthread_t helpers[PARTS];
	int part[PARTS];

	for (int i = 0; i < PARTS; i++)
		part[i] = i;
	//@ edit
	pthread_barrier_init(&passes, NULL, PARTS + 1);
	for (int i = 0; i < PARTS; i++)
		pthread_create(&helpers[i], NULL, work, &part[i]);
	pthread_barrier_wait(&passes);
	for (int i = 0; i < PARTS; i++)
		pthread_join(helpers[i], NULL);
	//@ end
	pthread_barrier_destroy(&passes);
	for (int i = 1; i < WIDTH - 1; i++)
		CHECK(smooth[i] == 2 * i);
}
