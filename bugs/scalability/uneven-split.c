/*
 * Two threads draw the Mandelbrot set, one the upper half, one the lower.
 *
 * Both halves have as many points, and not as much work: far from the set a
 * point is decided after two steps, and in it only after all of them. The
 * thread of the upper half, where there is nothing but sky, is done at once and
 * has nothing to do but to be waited for:
 *
 *	thread 0: sky | idle ...............................
 *	thread 1: set ......................................
 *
 * The time is that of the slowest part.
 *
 * class:    scalability
 * scale:    slow half
 * tsan:     nothing -- each row is drawn by one thread, and joined
 * helgrind: nothing -- each row is drawn by one thread, and joined
 * drd:      nothing -- each row is drawn by one thread, and joined
 * explore:  nothing -- every interleaving gives the same picture, and it has no
 *           clock
 * native:   nothing -- the picture is right
 * hint:     Which thread is done first, and what does it do then?
 * hint:     Can the work be divided fairly before it is done?
 * hint:     Let whoever is done take more: from one common list, or from what
 *           the other has left.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum {
	THREADS = 2,
	ROWS = MEASURED(64, SIZE(16, 2)),
	WIDTH = MEASURED(64, SIZE(16, 2)),
	STEPS = MEASURED(2000, 40)
};

struct row {
	int drawn;        /* how often; it is its thread's, like the rest */
	int depth[WIDTH]; /* steps until a point had left */
};

static struct row rows[ROWS];

/* The point runs from 2i, above the set, down to 0. */
static int depth_of(double x, double y)
{
	double a = 0;
	double b = 0;
	int step = 0;

	for (; step < STEPS && a * a + b * b < 4; step++) {
		double next = a * a - b * b + x;

		b = 2 * a * b + y;
		a = next;
	}
	return step;
}

static void draw(int row)
{
	double y = 2 - 2 * (double)row / ROWS;

	rows[row].drawn++;
	for (int i = 0; i < WIDTH; i++)
		rows[row].depth[i] = depth_of(-1 + (double)i / WIDTH, y);
}

//@ edit
static void draw_part(int thread)
{
	int share = ROWS / THREADS;

	for (int i = thread * share; i < (thread + 1) * share; i++) //@ half
		draw(i);
}
//@ end

static int numbers[THREADS]; /* written before the threads start */

static void *painter(void *number)
{
	draw_part(*(int *)number);
	return NULL;
}

int main(void)
{
	pthread_t threads[THREADS];

	for (int i = 0; i < THREADS; i++) {
		numbers[i] = i;
		pthread_create(&threads[i], NULL, painter, &numbers[i]);
	}
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	for (int i = 0; i < ROWS; i++)
		CHECK(rows[i].drawn == 1 && rows[i].depth[0] > 0);
}
