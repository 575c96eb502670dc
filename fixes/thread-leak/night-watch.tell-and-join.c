/*
 * The watchman waits for an alarm or for the morning, and is joined.
 *
 * Why it is enough: the morning is a change like an alarm, made under the lock
 * and told by a signal, so it ends his wait.  The join is the proof that he
 * has gone.
 *
 * cost: closing waits for whatever he is doing just then
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lab.h"

static pthread_mutex_t museum = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change = PTHREAD_COND_INITIALIZER;
static int alarms;   /* guarded by `museum`, like the next */
static bool morning; /* the night is over */

//@ edit
static pthread_t watchman;

static void *watch(void *unused)
{
	pthread_mutex_lock(&museum);
	while (alarms == 0 && !morning)
		pthread_cond_wait(&change, &museum);
	pthread_mutex_unlock(&museum);
	return unused;
}

static void open_night(void)
{
	if (pthread_create(&watchman, NULL, watch, NULL))
		exit(EXIT_FAILURE);
}

static void close_night(void)
{
	pthread_mutex_lock(&museum);
	morning = true;
	pthread_cond_signal(&change);
	pthread_mutex_unlock(&museum);
	pthread_join(watchman, NULL);
}
//@ end

int main(void)
{
	open_night();
	close_night();
	CHECK(alarms == 0 && morning);
}
