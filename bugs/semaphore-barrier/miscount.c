/*
 * Three threads meet at a barrier that waits for a fourth.
 *
 * They smooth a picture in two passes.  The second pass reads what the
 * neighbours wrote in the first, so everybody waits at a barrier between the
 * passes.  Whoever set it up counted the parts, and main on top.  But main is
 * already counted: it works on part 0 itself.
 *
 *	main:     pass 1, arrive (1 of 4) ...
 *	helper 1: pass 1, arrive (2 of 4) ...
 *	helper 2: pass 1, arrive (3 of 4) ...   <- and there is no fourth
 *
 * class:    semaphore-barrier
 * cwe:      667
 * tsan:     nothing -- the run sleeps before anything could race
 * helgrind: nothing -- it does not know how many threads there will be
 * drd:      nothing -- it does not know how many threads there will be
 * explore:  stuck meet
 * native:   stuck meet
 * hint:     How many threads come to the barrier, and how many does it await?
 * hint:     What does main do between starting the helpers and joining them?
 * hint:     Count the callers of pthread_barrier_wait, not the threads by name.
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
	pthread_barrier_wait(&passes); //@ meet
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
	for (int i = 1; i < PARTS; i++)
		pthread_create(&helpers[i], NULL, work, &part[i]);
	work(&part[0]);
	for (int i = 1; i < PARTS; i++)
		pthread_join(helpers[i], NULL);
	//@ end
	pthread_barrier_destroy(&passes);
	for (int i = 1; i < WIDTH - 1; i++)
		CHECK(smooth[i] == 2 * i);
}
