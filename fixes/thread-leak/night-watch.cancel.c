/*
 * The watchman is cancelled in his sleep, and joined.
 *
 * Why it is enough: pthread_cond_wait() is a cancellation point; the thread
 * wakes with the lock in hand, and the cleanup handler gives it back.
 *
 * cost:     every place where he may sleep must be ready for his end
 * helgrind: noise misuse unlock -- it does not see that a wait which is
 *           cancelled takes the lock again
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

static void leave_vineyard(void *unused)
{
	(void)unused;
	pthread_mutex_unlock(&vineyard); //@ unlock
}

static void *watch(void *unused)
{
	pthread_mutex_lock(&vineyard);
	pthread_cleanup_push(leave_vineyard, NULL);
	while (frosts == 0)
		pthread_cond_wait(&change, &vineyard);
	pthread_cleanup_pop(1);
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
	pthread_mutex_unlock(&vineyard);
	pthread_cancel(watchman);
	pthread_join(watchman, NULL);
}
//@ end

int main(void)
{
	open_night();
	close_night();
	CHECK(frosts == 0 && morning);
}
