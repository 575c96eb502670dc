/*
 * Main adds one boat, starts it and waits for it, and then the next.
 *
 * Why it is enough: at each wait the group counts just the boat that has been
 * started.
 *
 * cost: one boat at a time: if that was wanted, a plain call would do
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
	for (int i = 0; i < BOATS; i++) {
		wait_group_add(&under_way, 1);
		pthread_create(&boats[i], NULL, boat, &docked[i]);
		wait_group_wait(&under_way);
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
