/*
 * main joins everybody who can reach the belt, and then clears it away.
 *
 * Why it is enough: a presser that has been joined touches nothing any more.
 * The belt outlives its users.
 *
 * cost: the house closes a little later than its last bottle
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lab.h"

enum { PRESSERS = 2, APPLES = PRESSERS };

struct belt {
	pthread_mutex_t lock; /* guards the rest */
	int apples;
};

static struct rendezvous way_back = RENDEZVOUS(PRESSERS + 1);
static sem_t bottles; /* pressed, not yet packed */

static struct belt *lay_belt(void)
{
	struct belt *belt = calloc(1, sizeof *belt);

	if (!belt)
		abort();
	pthread_mutex_init(&belt->lock, NULL);
	belt->apples = APPLES;
	return belt;
}

static void clear_away(struct belt *belt)
{
	pthread_mutex_destroy(&belt->lock);
	free(belt);
}

/* Returns whether there was an apple on the belt. */
static bool take_apple(struct belt *belt)
{
	bool any;

	if (pthread_mutex_lock(&belt->lock))
		abort();
	any = belt->apples > 0;
	if (any)
		belt->apples--;
	pthread_mutex_unlock(&belt->lock);
	return any;
}

static void *packer(void *unused)
{
	(void)unused;
	for (int packed = 0; packed < APPLES; packed++)
		while (sem_wait(&bottles))
			; /* a signal handler ran: wait again */
	return NULL;
}

//@ edit
static void *presser(void *argument)
{
	struct belt *belt = argument;

	while (take_apple(belt)) {
		sem_post(&bottles);
		rendezvous(&way_back);
	}
	return NULL;
}
//@ end

int main(void)
{
	struct belt *belt = lay_belt();
	pthread_t pressers[PRESSERS];
	pthread_t last;

	sem_init(&bottles, 0, 0);
	for (int i = 0; i < PRESSERS; i++)
		pthread_create(&pressers[i], NULL, presser, belt);
	pthread_create(&last, NULL, packer, NULL);
	pthread_join(last, NULL);
	//@ edit
	rendezvous(&way_back);
	for (int i = 0; i < PRESSERS; i++)
		pthread_join(pressers[i], NULL);
	clear_away(belt);
	//@ end
}
