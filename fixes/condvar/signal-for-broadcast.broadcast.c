/*
 * The warden calls everybody.
 *
 * Why it is enough: all who wait when the door opens are woken, find it open,
 * and go in; whoever comes later finds it open at once.
 *
 * cost: all wake at the same moment and queue for the lock; with three hikers
 *       that is nothing
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
	pthread_cond_broadcast(&door);
	pthread_mutex_unlock(&lock);
}

static void go_in(void)
{
	pthread_mutex_lock(&lock);
	while (!open)
		pthread_cond_wait(&door, &lock);
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
