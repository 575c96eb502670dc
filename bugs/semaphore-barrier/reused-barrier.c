/*
 * Two rowers meet at a barrier made by hand, and one of them laps the other.
 *
 * The last to arrive sets the count back to zero and wakes the others, who
 * wait for just that: a count of zero.  It works once.  In a loop the faster
 * one is at the barrier again before the slower one has looked:
 *
 *	bow:    arrived = 1, wait
 *	stroke:                    arrived = 2, arrived = 0, wake, row a stroke
 *	stroke:                    arrived = 1, wait ... for ever
 *	bow:    wakes up, sees 1, wait ... for ever
 *
 * The zero that bow waited for was there, and is over.
 *
 * class:    semaphore-barrier
 * cwe:      667
 * tsan:     nothing -- every access holds the lock, and it asks nobody why he
 *           sleeps
 * helgrind: nothing -- every access holds the lock, and it asks nobody why he
 *           sleeps
 * drd:      nothing -- every access holds the lock, and it asks nobody why he
 *           sleeps
 * explore:  stuck meet
 * native:   maybe stuck meet -- the one who wakes the other must be back at
 *           the barrier before the other has the lock
 * hint:     What exactly does a waiting rower wait for?
 * hint:     Can that become true and false again before he looks?
 * hint:     Number the meetings, and wait for the end of this one.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { ROWERS = 2, STROKES = SIZE(20, 2) };

static atomic_int strokes[ROWERS]; /* each rower writes his own */

//@ edit
static struct {
	pthread_mutex_t lock; /* guards arrived */
	pthread_cond_t all;   /* arrived became 0 */
	int arrived;
} barrier = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0};

static void meet(void)
{
	pthread_mutex_lock(&barrier.lock);
	if (++barrier.arrived == ROWERS) {
		barrier.arrived = 0;
		pthread_cond_broadcast(&barrier.all);
	}
	while (barrier.arrived != 0)
		pthread_cond_wait(&barrier.all, &barrier.lock); //@ meet
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
