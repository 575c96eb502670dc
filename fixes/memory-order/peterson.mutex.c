/*
 * The rod has a mutex.
 *
 * Why it is enough: it is what Peterson's rule builds, made by people who know
 * each machine's barriers, for any number of anglers.
 *
 * cost: none: it is faster than the right Peterson, and sleeps where that spins
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { ANGLERS = 2, CASTS = SIZE(2000, 2) };

static int fish; /* caught, guarded by the rod */

//@ edit
static pthread_mutex_t rod = PTHREAD_MUTEX_INITIALIZER; /* guards fish */

static void take(int angler)
{
	(void)angler;
	pthread_mutex_lock(&rod);
}

static void give_back(int angler)
{
	(void)angler;
	pthread_mutex_unlock(&rod);
}
//@ end

static void *fishing(void *argument)
{
	const int *angler = argument;

	for (int i = 0; i < CASTS; i++) {
		take(*angler);
		fish++;
		give_back(*angler);
	}
	return NULL;
}

int main(void)
{
	int names[ANGLERS] = {0, 1};
	pthread_t anglers[ANGLERS];

	for (int i = 0; i < ANGLERS; i++)
		pthread_create(&anglers[i], NULL, fishing, &names[i]);
	for (int i = 0; i < ANGLERS; i++)
		pthread_join(anglers[i], NULL);
	CHECK(fish == ANGLERS * CASTS);
}
