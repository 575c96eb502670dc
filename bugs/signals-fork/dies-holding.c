/*
 * A surveyor who finds a fault leaves at once, and takes the map's lock along.
 *
 * The survey goes through a list of stones under the map's lock.  A stone that
 * is missing ends the survey, and somebody long ago ended it with
 * pthread_exit(), deep inside.  A mutex does not notice that its owner has
 * died:
 *
 *	surveyor: lock, stone 2 is missing, pthread_exit
 *	draughtsman:                                     lock ... for ever
 *
 * class:    signals-fork
 * cwe:      667
 * tsan:     nothing -- the lock is waited for, and it asks nobody why
 * helgrind: nothing -- it reports each lock still held when the run is stopped,
 *           and does not tell those of the dead from those of the waiting
 * drd:      nothing -- it reports each lock still held when the run is stopped,
 *           and does not tell those of the dead from those of the waiting
 * explore:  stuck draw
 * native:   stuck draw
 * hint:     Which ways lead out of survey()?
 * hint:     What happens to a mutex when the thread that holds it ends?
 * hint:     There is one function that must always be left by its end.
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

static void survey(void)
{
	pthread_mutex_lock(&map);
	for (int i = 0; i < STONES; i++)
		look_for(i);
	pthread_mutex_unlock(&map);
}

static void draw(void)
{
	pthread_mutex_lock(&map); //@ draw
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
