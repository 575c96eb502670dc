/*
 * All are called, and the bell stays where it is.
 *
 * Why it is enough: the bell lives as long as the program, so nobody can come
 * too late to it, and there is nothing to give back: a condition of glibc owns
 * nothing but its own bytes.
 *
 * cost: no answer for a bell on the heap, nor on systems where a condition owns
 *       more
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { USHERS = 2 };

static struct rendezvous last_night = RENDEZVOUS(2);

static pthread_mutex_t theatre = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t bell;
static bool season = true; /* guarded by `theatre` */
static int went_home;      /* guarded by `theatre` */
static pthread_t ushers[USHERS];

static void *usher(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&theatre);
	while (season)
		pthread_cond_wait(&bell, &theatre);
	went_home++;
	pthread_mutex_unlock(&theatre);
	return NULL;
}

//@ edit
static void close_theatre(void)
{
	pthread_mutex_lock(&theatre);
	season = false;
	pthread_cond_broadcast(&bell);
	pthread_mutex_unlock(&theatre);
	for (int i = 0; i < USHERS; i++)
		pthread_join(ushers[i], NULL);
}
//@ end

int main(void)
{
	pthread_cond_init(&bell, NULL);
	for (int i = 0; i < USHERS; i++)
		pthread_create(&ushers[i], NULL, usher, NULL);
	rendezvous(&last_night);
	close_theatre();
	CHECK(went_home == USHERS);
}
