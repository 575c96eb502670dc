/*
 * The album is destroyed as it is.
 *
 * Why it is enough: every lock of the album is given back in the function that
 * took it, and all who could take it have been joined.
 *
 * cost: none
 * drd: noise misuse destroy -- it knows a static mutex only once it was used
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
