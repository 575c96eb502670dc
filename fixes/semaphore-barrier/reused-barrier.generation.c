/*
 * The meetings are numbered, and a rower waits until his has another number.
 *
 * Why it is enough: the number only rises, so "this meeting is over" stays
 * true once it is true, however late a rower looks.
 *
 * cost: an int
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { ROWERS = 2, STROKES = SIZE(20, 2) };

static atomic_int strokes[ROWERS]; /* each rower writes his own */

//@ edit
static struct {
	pthread_mutex_t lock; /* guards the rest */
	pthread_cond_t all;   /* meeting rose */
	int arrived;
	unsigned meeting; /* how many are over */
} barrier = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0, 0};

static void meet(void)
{
	unsigned this;

	pthread_mutex_lock(&barrier.lock);
	this = barrier.meeting;
	if (++barrier.arrived == ROWERS) {
		barrier.arrived = 0;
		barrier.meeting++;
		pthread_cond_broadcast(&barrier.all);
	}
	while (barrier.meeting == this)
		pthread_cond_wait(&barrier.all, &barrier.lock);
	pthread_mutex_unlock(&barrier.lock);
}
//@ end

static void *rower(void *argument)
{
	atomic_int *own = argument;

	for (int i = 0; i < STROKES; i++) {
		meet();
		++*own;
		for (int j = 0; j < ROWERS; j++)
			CHECK(strokes[j] >= i && strokes[j] <= i + 2);
	}
	return NULL;
}

int main(void)
{
	pthread_t rowers[ROWERS];

	for (int i = 0; i < ROWERS; i++)
		pthread_create(&rowers[i], NULL, rower, &strokes[i]);
	for (int i = 0; i < ROWERS; i++)
		pthread_join(rowers[i], NULL);
}
