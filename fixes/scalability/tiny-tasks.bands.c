/*
 * Each thread gets a band of many rows.
 *
 * Why it is enough: there are as many starts and joins as threads of use,
 * however many rows there are, and each pays for itself.
 *
 * cost: rows must cost about the same, or a band is waited for
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "lab.h"

enum { ROWS = MEASURED(200, SIZE(16, 3)), WIDTH = 64, THREADS = 2 };

struct band {
	int first;
	int end;
};

static unsigned char picture[ROWS][WIDTH]; /* each row is its thread's */

static void brighten(const struct band *band)
{
	for (int row = band->first; row < band->end; row++)
		for (int i = 0; i < WIDTH; i++)
			picture[row][i] = (unsigned char)(picture[row][i] + 20);
}

static void *task(void *band)
{
	brighten(band);
	return NULL;
}

//@ edit
static void brighten_all(void)
{
	pthread_t threads[THREADS];
	struct band bands[THREADS];

	for (int i = 0; i < THREADS; i++) {
		bands[i] = (struct band) {ROWS * i / THREADS,
					  ROWS * (i + 1) / THREADS};
		if (pthread_create(&threads[i], NULL, task, &bands[i]))
			exit(EXIT_FAILURE);
	}
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
}
//@ end

int main(void)
{
	memset(picture, 100, sizeof picture);
	brighten_all();
	for (int row = 0; row < ROWS; row++)
		CHECK(picture[row][0] == 120 && picture[row][WIDTH - 1] == 120);
}
