/*
 * Main waits once, after it has started all.
 *
 * Why it is enough: when it waits, everybody who was added is under way, and
 * each takes itself off.
 *
 * cost: none; all boats are on the water at the same time, as was meant
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
	for (int i = 0; i < BOATS; i++)
		pthread_create(&boats[i], NULL, boat, &docked[i]);
	wait_group_wait(&under_way);
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
