/*
 * As many threads as lines, each takes one call after the other.
 *
 * Why it is enough: the number of threads is a constant.  The calls that wait
 * are a number in a variable, which costs nothing.
 *
 * cost: a queue, which needs a bound of its own where the calls have content
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
static int waiting = CALLS; /* guarded by `board` */

static bool next_call(void)
{
	bool any;

	pthread_mutex_lock(&board);
	any = waiting > 0;
	waiting -= any;
	pthread_mutex_unlock(&board);
	return any;
}

static void *line(void *unused)
{
	while (next_call())
		talk();
	return unused;
}

static void take_calls(void)
{
	pthread_t threads[LINES];

	for (int i = 0; i < LINES; i++)
		pthread_create(&threads[i], NULL, line, NULL);
	for (int i = 0; i < LINES; i++)
		pthread_join(threads[i], NULL);
}
//@ end

int main(void)
{
	take_calls();
	CHECK(ended == CALLS);
	CHECK(most <= LINES);
}
