/*
 * A thread that is done steals from the end of the other's half.
 *
 * Why it is enough: owner and thief take under the victim's lock, one from the
 * front, one from the back, so each row has one taker, and no thread goes while
 * there are rows in either half. Schedulers such as Cilk's do the same with a
 * deque that needs no lock but for the last piece.
 *
 * cost: a lock a row, nearly always one's own and free
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
static struct half {
	pthread_mutex_t lock; /* guards the rest */
	bool dealt;
	int first; /* not taken yet: from first, below end */
	int end;
} halves[THREADS] = {{.lock = PTHREAD_MUTEX_INITIALIZER},
		     {.lock = PTHREAD_MUTEX_INITIALIZER}};

/* A row of that thread's half, -1: none is left. */
static int take(int of, bool from_the_end)
{
	struct half *half = &halves[of];
	int row = -1;

	pthread_mutex_lock(&half->lock);
	if (!half->dealt) {
		half->dealt = true;
		half->first = of * ROWS / THREADS;
		half->end = (of + 1) * ROWS / THREADS;
	}
	if (half->first < half->end)
		row = from_the_end ? --half->end : half->first++;
	pthread_mutex_unlock(&half->lock);
	return row;
}

static void draw_part(int thread)
{
	int row;

	while ((row = take(thread, false)) >= 0 ||
	       (row = take(1 - thread, true)) >= 0)
		draw(row);
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
