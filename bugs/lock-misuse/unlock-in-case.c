/*
 * A photo album unlocks its lock on closing, in case somebody forgot to.
 *
 * close_album() unlocks, so that the destroy that follows meets no locked
 * mutex.  Nobody has locked it: on this day there were only viewers, and these
 * need no lock, for the pictures do not change:
 *
 *	viewers: look, look
 *	main:                 join, unlock    <- nobody had it
 *	                            destroy
 *
 * An unlock is no broom.  If nobody holds the lock it is undefined; if another
 * thread holds it, the lock is torn from somebody in the middle of a change,
 * and destroyed.  It is right only where it is not needed.
 *
 * class:    lock-misuse
 * cwe:      832
 * cert:     POS48
 * origin:   NXP linux_libnfc-nci 61 (the clean-up unlocked a mutex that was not
 *           locked, before it destroyed it)
 * tsan:     misuse unlock
 * helgrind: misuse unlock; misuse destroy
 * drd:      misuse unlock; misuse destroy
 * explore:  misuse unlock
 * native:   nothing -- glibc's default mutex does not ask who unlocks it
 * hint:     Who has locked the album on this day?
 * hint:     In which case does the unlock help anybody?
 * hint:     If somebody may still be inside, wait for it, do not unlock for it.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { VIEWERS = 2, PICTURES = 4 };

static pthread_mutex_t album = PTHREAD_MUTEX_INITIALIZER;
static int pictures[PICTURES] = {3, 1, 4, 1}; /* changed only under `album` */
static bool editing; /* set before the threads start, then only read */

static void retouch(int picture)
{
	pthread_mutex_lock(&album);
	pictures[picture]++;
	pthread_mutex_unlock(&album);
}

static int look(int picture)
{
	int seen;

	if (!editing)
		return pictures[picture];
	pthread_mutex_lock(&album);
	seen = pictures[picture];
	pthread_mutex_unlock(&album);
	return seen;
}

//@ edit
static void close_album(void)
{
	pthread_mutex_unlock(&album);  //@ unlock
	pthread_mutex_destroy(&album); //@ destroy
}
//@ end

static void *viewer(void *argument)
{
	int *sum = argument;

	for (int i = 0; i < PICTURES; i++) {
		if (editing)
			retouch(i);
		*sum += look(i);
	}
	return NULL;
}

int main(void)
{
	pthread_t viewers[VIEWERS];
	int sums[VIEWERS] = {0};

	for (int i = 0; i < VIEWERS; i++)
		pthread_create(&viewers[i], NULL, viewer, &sums[i]);
	for (int i = 0; i < VIEWERS; i++)
		pthread_join(viewers[i], NULL);
	close_album();
	CHECK(sums[0] == 9 && sums[1] == 9);
}
