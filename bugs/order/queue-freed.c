/*
 * A press house clears the belt away when the last bottle is packed.
 *
 * Pressers take apples from the belt, a packer counts the bottles. main waits
 * for the packer: when all bottles are packed, all apples have been pressed,
 * and nobody needs the belt. Nobody but the pressers, who look at it once more
 * to learn that there is no more:
 *
 *	presser: presses the last apple
 *	main:                             join packer, free belt
 *	presser: lock the belt            <- which belt?
 *
 * All the work is done; the workers are not. pbzip2 freed its queue like this.
 * The rendezvous is the presser's way back to the belt.
 *
 * class:    order
 * cwe:      416
 * cert:     CON31
 * origin:   pbzip2 0.9.4
 * tsan:     misuse belt
 * helgrind: misuse belt; crash gone
 * drd:      crash gone
 * explore:  misuse belt; use-after-free belt; data-race belt
 * native:   crash gone
 * hint:     What exactly does main know when the packer has ended?
 * hint:     What does a presser do after its last apple?
 * hint:     Join everybody who can reach a thing before you free it, or let the
 *           last one who leaves free it.
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
	pthread_mutex_destroy(&belt->lock); //@ belt
	free(belt);                         //@ belt
}

/* Returns whether there was an apple on the belt. */
static bool take_apple(struct belt *belt)
{
	bool any;

	if (pthread_mutex_lock(&belt->lock)) //@ belt
		abort();                     //@ gone
	any = belt->apples > 0;              //@ belt
	if (any)
		belt->apples--;            //@ belt
	pthread_mutex_unlock(&belt->lock); //@ belt
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
	clear_away(belt);
	rendezvous(&way_back);
	for (int i = 0; i < PRESSERS; i++)
		pthread_join(pressers[i], NULL);
	//@ end
}
