/*
 * A missing stone is told to the caller, and the lock's owner ends the survey.
 *
 * Why it is enough: the function that locks has one way out, through the
 * unlock.
 *
 * cost: every function between the fault and the lock has to hand the news on
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

static bool look_for(int stone)
{
	if (!stands(stone)) {
		fault = true;
		rendezvous(&afternoon);
		return false;
	}
	found++;
	return true;
}

static void survey(void)
{
	pthread_mutex_lock(&map);
	for (int i = 0; i < STONES && look_for(i); i++)
		;
	pthread_mutex_unlock(&map);
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
