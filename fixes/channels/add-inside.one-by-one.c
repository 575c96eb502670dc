/*
 * Main adds one before each thread that it starts.
 *
 * A clean twin: the group may fall to zero and rise again while main is still
 * starting pickers, which looks like the bug.  Why it is enough: nobody waits
 * yet.  Main does all the adding and all the waiting, in this order.
 *
 * cost: right only as long as the thread that waits is the one that adds
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
	for (int i = 0; i < PICKERS; i++) {
		wait_group_add(&pickers, 1);
		pthread_create(&threads[i], NULL, picker, &baskets[i]);
	}
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
