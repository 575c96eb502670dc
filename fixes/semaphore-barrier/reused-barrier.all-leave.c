/*
 * Nobody may arrive at the next meeting before all have left this one.
 *
 * Why it is enough: the count runs up while they arrive and down while they
 * leave, and whoever comes too early waits until it is down.  So nobody can be
 * lapped.
 *
 * cost: a second wait in each meeting, and another broadcast
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
	pthread_cond_t all;   /* leaving changed */
	int arrived;          /* and not yet left */
	bool leaving;         /* all have arrived, not all have left */
} barrier = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0, false};

static void meet(void)
{
	pthread_mutex_lock(&barrier.lock);
	while (barrier.leaving)
		pthread_cond_wait(&barrier.all, &barrier.lock);
	if (++barrier.arrived == ROWERS) {
		barrier.leaving = true;
		pthread_cond_broadcast(&barrier.all);
	}
	while (!barrier.leaving)
		pthread_cond_wait(&barrier.all, &barrier.lock);
	if (--barrier.arrived == 0) {
		barrier.leaving = false;
		pthread_cond_broadcast(&barrier.all);
	}
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
