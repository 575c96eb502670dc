/*
 * The map's mutex is robust, and who finds its owner dead repairs the map.
 *
 * Why it is enough: the next to lock is told EOWNERDEAD and holds the lock.
 * Here what the dead one left is whole, since a stone is counted in one step,
 * so there is nothing to repair but the mutex.
 *
 * cost: every lock of it has to look at the result, and to know how to repair
 * tsan: noise data-race map -- the death of the owner hands the lock on, and it
 *       waits for an unlock
 * helgrind: noise data-race map -- it waits for an unlock; noise misuse repair
 *           -- it takes EOWNERDEAD for an error; noise misuse unlock -- to it
 *           the dead thread holds the lock; noise misuse field -- the thread
 *           did end with the lock, as robust mutexes are made for
 * drd: noise data-race map -- it waits for an unlock; noise misuse unlock -- to
 *      it the dead thread holds the lock; noise misuse join -- the thread did
 *      end with the lock, as robust mutexes are made for
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
static pthread_mutex_t map;

static void prepare(void)
{
	pthread_mutexattr_t how;

	pthread_mutexattr_init(&how);
	pthread_mutexattr_setrobust(&how, PTHREAD_MUTEX_ROBUST);
	pthread_mutex_init(&map, &how);
	pthread_mutexattr_destroy(&how);
}

static void look_for(int stone)
{
	if (!stands(stone)) {
		fault = true; //@ map
		rendezvous(&afternoon);
		pthread_exit(NULL);
	}
	found++; //@ map
}

static void survey(void)
{
	if (pthread_mutex_lock(&map) == EOWNERDEAD)
		pthread_mutex_consistent(&map);
	for (int i = 0; i < STONES; i++)
		look_for(i);
	pthread_mutex_unlock(&map);
}

static void draw(void)
{
	bool right;

	if (pthread_mutex_lock(&map) == EOWNERDEAD) //@ repair
		pthread_mutex_consistent(&map);
	right = fault ? found == MISSING : found == 0; //@ map
	pthread_mutex_unlock(&map);                    //@ unlock
	CHECK(right);
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
	if (pthread_create(&field, NULL, surveyor, NULL) || //@ field
	    pthread_create(&office, NULL, draughtsman, NULL))
		return EXIT_FAILURE;
	pthread_join(field, NULL); //@ join
	pthread_join(office, NULL);
}
