/*
 * Main adds all pickers before it starts the first.
 *
 * Why it is enough: the group is at PICKERS before any thread exists, and each
 * takes away one when its basket is full.  The wait can end only after the
 * last of them.
 *
 * cost: if a thread cannot be created, its share must be taken back
 */
#include <pthread.h>

#include "channel.h"
#include "lab.h"

enum { PICKERS = 2, BASKETS = 5 };

static struct rendezvous orchard = RENDEZVOUS(PICKERS + 1);
static struct wait_group pickers = WAIT_GROUP;
static int baskets[PICKERS]; /* each its picker's until the group is done */

//@ edit
static void *picker(void *argument)
{
	int *mine = argument;

	rendezvous(&orchard);
	*mine = BASKETS;
	wait_group_done(&pickers);
	return NULL;
}

static void harvest(pthread_t *threads)
{
	wait_group_add(&pickers, PICKERS);
	for (int i = 0; i < PICKERS; i++)
		pthread_create(&threads[i], NULL, picker, &baskets[i]);
	wait_group_wait(&pickers);
}
//@ end

int main(void)
{
	pthread_t threads[PICKERS];
	int sum = 0;

	harvest(threads);
	rendezvous(&orchard);
	for (int i = 0; i < PICKERS; i++)
		sum += baskets[i];
	for (int i = 0; i < PICKERS; i++)
		pthread_join(threads[i], NULL);
	CHECK(sum == PICKERS * BASKETS);
}
