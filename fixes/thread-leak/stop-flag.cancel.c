/*
 * The owner cancels the thread; its sleep is a cancellation point.
 *
 * Why it is enough: pthread_cond_wait() ends when the thread is cancelled, and
 * takes the lock again first; the cleanup handler gives it back.  A request
 * that comes earlier waits until the next sleep.
 *
 * cost:     every cancellation point in the thread, now and later, must leave
 *           all that it holds to a handler
 * helgrind: noise misuse unlock -- it does not see that a wait which is
 *           cancelled takes the lock again
 */
#include <pthread.h>
#include <stdbool.h>

#include "lab.h"

static pthread_mutex_t garden = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change = PTHREAD_COND_INITIALIZER;
static bool dry = true; /* guarded by `garden`, like the rest */
static bool over;
static int watered;
static struct rendezvous night = RENDEZVOUS(2);

//@ edit
static void leave_garden(void *unused)
{
	(void)unused;
	pthread_mutex_unlock(&garden); //@ unlock
}

static void *gardener(void *unused)
{
	pthread_mutex_lock(&garden);
	pthread_cleanup_push(leave_garden, NULL);
	while (!over) {
		if (dry) {
			watered++;
			dry = false;
		}
		pthread_cond_wait(&change, &garden);
	}
	pthread_cleanup_pop(1);
	return unused;
}

static void end_season(pthread_t thread)
{
	pthread_cancel(thread);
	pthread_join(thread, NULL);
}
//@ end

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, gardener, NULL);
	rendezvous(&night);
	end_season(thread);
	CHECK(watered <= 1);
}
