/*
 * A cleanup handler gives the lock back, whichever way the survey ends.
 *
 * Why it is enough: pthread_exit() runs the handlers that were pushed, as a
 * cancellation does, before the thread ends.
 *
 * cost: push and pop must stand in one block, and nothing between them may
 *       return
 */
#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lab.h"

enum { STONES = 4, MISSING = 2 };

static struct rendezvous afternoon = RENDEZVOUS(2);
static int found;  /* stones on the map, guarded by its lock */
static bool fault; /* one was missing, likewise */

static bool stands(int stone)
{
	return stone != MISSING;
}

//@ edit
static pthread_mutex_t map = PTHREAD_MUTEX_INITIALIZER;

static void prepare(void)
{
}

static void look_for(int stone)
{
	if (!stands(stone)) {
		fault = true;
		rendezvous(&afternoon);
		pthread_exit(NULL);
	}
	found++;
}

static void give_back(void *lock)
{
	pthread_mutex_unlock(lock);
}

static void survey(void)
{
	pthread_mutex_lock(&map);
	pthread_cleanup_push(give_back, &map);
	for (int i = 0; i < STONES; i++)
		look_for(i);
	pthread_cleanup_pop(1);
}

static void draw(void)
{
	pthread_mutex_lock(&map);
	CHECK(fault ? found == MISSING : found == 0);
	pthread_mutex_unlock(&map);
}
//@ end

static void *surveyor(void *unused)
{
	(void)unused;
	survey();
	return NULL;
}

static void *draughtsman(void *unused)
{
	(void)unused;
	rendezvous(&afternoon);
	draw();
	return NULL;
}

int main(void)
{
	pthread_t field;
	pthread_t office;

	prepare();
	if (pthread_create(&field, NULL, surveyor, NULL) ||
	    pthread_create(&office, NULL, draughtsman, NULL))
		return EXIT_FAILURE;
	pthread_join(field, NULL);
	pthread_join(office, NULL);
}
