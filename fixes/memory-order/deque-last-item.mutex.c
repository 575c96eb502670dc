/*
 * A lock is held for each look and the taking that follows it.
 *
 * Why it is enough: nobody can step to the rack between the two.
 *
 * cost: the tailor, who mostly works alone, pays for the apprentice each time
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { COATS = SIZE(8, 2), NONE = -1 };

/* Coats hang from top to bottom - 1; a coat's number is its place. */
static atomic_int top;
static atomic_int bottom = COATS;
static atomic_int sewn[COATS]; /* how often */

//@ edit
static pthread_mutex_t rack = PTHREAD_MUTEX_INITIALIZER;

static int take(void)
{
	int coat = NONE;

	pthread_mutex_lock(&rack);
	if (top < bottom)
		coat = --bottom;
	pthread_mutex_unlock(&rack);
	return coat;
}

static int steal(void)
{
	int coat = NONE;

	pthread_mutex_lock(&rack);
	if (top < bottom)
		coat = top++;
	pthread_mutex_unlock(&rack);
	return coat;
}
//@ end

static void sew(int coat)
{
	CHECK(atomic_fetch_add(&sewn[coat], 1) == 0);
}

static void *tailor(void *unused)
{
	int coat;

	(void)unused;
	while ((coat = take()) != NONE)
		sew(coat);
	return NULL;
}

static void *apprentice(void *unused)
{
	int coat;

	(void)unused;
	for (int i = 0; i < COATS; i++)
		if ((coat = steal()) != NONE)
			sew(coat);
	return NULL;
}

int main(void)
{
	pthread_t owner;
	pthread_t thief;

	pthread_create(&owner, NULL, tailor, NULL);
	pthread_create(&thief, NULL, apprentice, NULL);
	pthread_join(owner, NULL);
	pthread_join(thief, NULL);
	for (int i = 0; i < COATS; i++)
		CHECK(sewn[i] == 1);
}
