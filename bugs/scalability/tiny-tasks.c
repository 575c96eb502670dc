/*
 * A picture is brightened by a thread for each row.
 *
 * Each row is a task of its own, and a thread is started for every task: that
 * looks as parallel as it gets. But to start and to join a thread takes longer
 * than to brighten a row:
 *
 *	start a thread | brighten a row | join it
 *	<-- 20 us --->   <-- 0.1 us -->   <- 5 us
 *
 * Work that is cut too small costs more to hand out than to do.
 *
 * class:    scalability
 * scale:    slow task
 * tsan:     nothing -- a row is touched by one thread, and joined
 * helgrind: nothing -- a row is touched by one thread, and joined
 * drd:      nothing -- a row is touched by one thread, and joined
 * explore:  nothing -- every interleaving gives the same picture, and it has no
 *           clock
 * native:   nothing -- the picture is right
 * hint:     How long does a task take, and how long does it take to start it?
 * hint:     How many threads can be of use at a time?
 * hint:     Give each thread many rows, or, if there are few, do without.
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
	pthread_t threads[ROWS];
	struct band bands[ROWS];

	for (int row = 0; row < ROWS; row++) {
		bands[row] = (struct band) {row, row + 1};
		if (pthread_create(&threads[row], NULL, task,
				   &bands[row])) //@ task
			exit(EXIT_FAILURE);
	}
	for (int row = 0; row < ROWS; row++)
		pthread_join(threads[row], NULL);
}
//@ end

int main(void)
{
	memset(picture, 100, sizeof picture);
	brighten_all();
	for (int row = 0; row < ROWS; row++)
		CHECK(picture[row][0] == 120 && picture[row][WIDTH - 1] == 120);
}
