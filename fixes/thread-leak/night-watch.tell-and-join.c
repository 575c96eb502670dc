/*
 * The watchman waits for frost or for the morning, and is joined.
 *
 * Why it is enough: the morning is a change like frost, made under the lock
 * and told by a signal, so it ends his wait.  The join is the proof that he
 * has gone.
 *
 * cost: closing waits for whatever he is doing just then
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lab.h"

static pthread_mutex_t vineyard = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change = PTHREAD_COND_INITIALIZER;
static int frosts;   /* guarded by `vineyard`, like the next */
static bool morning; /* the night is over */

//@ edit
static pthread_t watchman;

static void *watch(void *unused)
{
	pthread_mutex_lock(&vineyard);
	while (frosts == 0 && !morning)
		pthread_cond_wait(&change, &vineyard);
	pthread_mutex_unlock(&vineyard);
	return unused;
}

static void open_night(void)
{
	if (pthread_create(&watchman, NULL, watch, NULL))
		exit(EXIT_FAILURE);
}

static void close_night(void)
{
	pthread_mutex_lock(&vineyard);
	morning = true;
	pthread_cond_signal(&change);
	pthread_mutex_unlock(&vineyard);
	pthread_join(watchman, NULL);
}
//@ end

int main(void)
{
	open_night();
	close_night();
	CHECK(frosts == 0 && morning);
}
