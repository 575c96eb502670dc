/*
 * The rows are dealt out in turn, like cards.
 *
 * Why it is enough: neighbouring rows cost about the same, so each thread gets
 * as much of the sky as of the set. Nothing is shared while they draw.
 *
 * cost: it rests on the neighbours' likeness; work of which every second piece
 *       is hard is divided as badly as before
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
	for (int i = thread; i < ROWS; i += THREADS)
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
