/*
 * Each hiker who goes in calls the next one.
 *
 * Why it is enough: as long as somebody waits, somebody was called and has not
 * yet gone in, or goes in now and calls.  The call of the last one finds nobody
 * and is lost, which harms nobody.
 *
 * cost: the last one goes in after all others, one after the other; and whoever
 *       forgets to call breaks the chain
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { HIKERS = SIZE(3, 2) };

static struct rendezvous all_sit = RENDEZVOUS(2);

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t door = PTHREAD_COND_INITIALIZER;
static bool open; /* guarded by `lock` */

static void open_door(void)
{
	pthread_mutex_lock(&lock);
	open = true;
	pthread_cond_signal(&door);
	pthread_mutex_unlock(&lock);
}

static void go_in(void)
{
	pthread_mutex_lock(&lock);
	while (!open)
		pthread_cond_wait(&door, &lock);
	pthread_cond_signal(&door);
	pthread_mutex_unlock(&lock);
}
//@ end

static void *hiker(void *inside)
{
	go_in();
	*(bool *)inside = true;
	return NULL;
}

int main(void)
{
	pthread_t hikers[HIKERS];
	bool inside[HIKERS] = {false};

	for (int i = 0; i < HIKERS; i++)
		pthread_create(&hikers[i], NULL, hiker, &inside[i]);
	rendezvous(&all_sit);
	open_door();
	for (int i = 0; i < HIKERS; i++)
		pthread_join(hikers[i], NULL);
	for (int i = 0; i < HIKERS; i++)
		CHECK(inside[i]);
}
