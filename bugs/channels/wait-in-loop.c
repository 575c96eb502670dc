/*
 * A ferry line starts its boats, and waits for all of them after the first.
 *
 * All boats are added to the wait group at once, each takes itself off when it
 * has docked.  The wait stands in the loop that starts them, one brace too
 * early:
 *
 *	main:   add 2, start boat 1, wait (2 left) ......... for ever
 *	boat 1:                      dock, done (1 left)
 *	boat 2: (never started)
 *
 * With one boat all is well, and with one boat it had been tried.
 *
 * class:    channels
 * cwe:      833
 * origin:   Docker 25384 (moby/moby)
 * tsan:     nothing -- nothing races, and it asks nobody why he sleeps
 * helgrind: nothing -- nothing races, and it asks nobody why he sleeps
 * drd:      nothing -- nothing races, and it asks nobody why he sleeps
 * explore:  stuck wait
 * native:   stuck wait
 * hint:     Who has been started when main waits for the first time?
 * hint:     How many are missing then, and who could take them off?
 * hint:     What is added at one place must be waited for at one place.
 */
#include <pthread.h>

#include "channel.h"
#include "lab.h"

enum { BOATS = 2 };

static struct wait_group under_way = WAIT_GROUP;
static int docked[BOATS]; /* each its boat's until the group is done */

static void *boat(void *argument)
{
	int *mine = argument;

	*mine = 1;
	wait_group_done(&under_way);
	return NULL;
}

//@ edit
static void cross(pthread_t *boats)
{
	wait_group_add(&under_way, BOATS);
	for (int i = 0; i < BOATS; i++) {
		pthread_create(&boats[i], NULL, boat, &docked[i]);
		wait_group_wait(&under_way); //@ wait
	}
}
//@ end

int main(void)
{
	pthread_t boats[BOATS];
	int sum = 0;

	cross(boats);
	for (int i = 0; i < BOATS; i++)
		sum += docked[i];
	CHECK(sum == BOATS);
	for (int i = 0; i < BOATS; i++)
		pthread_join(boats[i], NULL);
}
