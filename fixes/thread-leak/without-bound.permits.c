/*
 * A semaphore holds a permit for each line, taken before the thread is made.
 *
 * Why it is enough: a permit is taken for each thread and given back as its
 * last deed, so no more threads are talking than there are permits.  The caller
 * whose permit is not there waits before anything was made for him.
 *
 * cost: a thread is still made for each call; the exchange itself waits when
 *       all lines are taken, and hears nobody else
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { LINES = SIZE(2, 1), CALLS = SIZE(5, 2) };

static pthread_mutex_t board = PTHREAD_MUTEX_INITIALIZER;
static int busy; /* calls under way; guarded by `board`, like the rest */
static int most;
static int ended;
static struct rendezvous midnight = RENDEZVOUS(CALLS);

static void talk(void)
{
	pthread_mutex_lock(&board);
	if (++busy > most)
		most = busy;
	pthread_mutex_unlock(&board);
	rendezvous(&midnight);
	pthread_mutex_lock(&board);
	busy--;
	ended++;
	pthread_mutex_unlock(&board);
}

//@ edit
static sem_t permits;

static void *call(void *unused)
{
	talk();
	sem_post(&permits);
	return unused;
}

static void take_calls(void)
{
	pthread_t threads[CALLS];

	sem_init(&permits, 0, LINES);
	for (int i = 0; i < CALLS; i++) {
		sem_wait(&permits);
		pthread_create(&threads[i], NULL, call, NULL);
	}
	for (int i = 0; i < CALLS; i++)
		pthread_join(threads[i], NULL);
	sem_destroy(&permits);
}
//@ end

int main(void)
{
	take_calls();
	CHECK(ended == CALLS);
	CHECK(most <= LINES);
}
