/*
 * An orchard counts its harvest before the pickers have signed in.
 *
 * A wait group counts what is still to be done.  Here each picker adds itself,
 * when it begins.  A thread that was created has not begun yet, and a wait
 * group that nobody has added to is at zero, that is, done:
 *
 *	main:     create picker, wait (0 left: go on), weigh 0
 *	picker:                                              add 1, pick, done
 *
 * The harvest is weighed while it is picked: a wrong sum, and a data race.  The
 * rendezvous is the way to the orchard: it lets main come first.
 *
 * class:    channels
 * cwe:      362
 * origin:   CoreDNS 3433
 * tsan:     data-race baskets
 * helgrind: data-race baskets
 * drd:      data-race baskets
 * explore:  data-race baskets; check harvest
 * native:   maybe check harvest -- all meet at once, and main may be slower to
 *           weigh than the pickers to pick
 * hint:     What does a wait do when nobody has been added?
 * hint:     What has happened in a new thread when pthread_create() returns?
 * hint:     Whoever starts a thread knows that there is one more.
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
	wait_group_add(&pickers, 1);
	*mine = BASKETS; //@ baskets
	wait_group_done(&pickers);
	return NULL;
}

static void harvest(pthread_t *threads)
{
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
		sum += baskets[i]; //@ baskets
	for (int i = 0; i < PICKERS; i++)
		pthread_join(threads[i], NULL);
	CHECK(sum == PICKERS * BASKETS); //@ harvest
}
