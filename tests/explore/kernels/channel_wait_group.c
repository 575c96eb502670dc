/*
 * Who waits for a wait group sees all that was done before, also when two wait.
 *
 * run: policy=all keep-going=1
 * run: policy=random keep-going=1 schedules=500 spurious=1
 * expect: all 44
 */
#include "../../../bugs/channels/channel.h"
#include "lab.h"

static struct wait_group group = WAIT_GROUP;
static int done[2]; /* each its worker's own until the group is done */

static void *worker(void *argument)
{
	*(int *)argument = 1;
	wait_group_done(&group);
	return NULL;
}

static void *waiter(void *unused)
{
	wait_group_wait(&group);
	CHECK(done[0] && done[1]);
	return unused;
}

int main(void)
{
	pthread_t all[3];

	wait_group_add(&group, 2);
	for (int i = 0; i < 2; i++)
		pthread_create(&all[i], NULL, worker, &done[i]);
	pthread_create(&all[2], NULL, waiter, NULL);
	waiter(NULL);
	for (int i = 0; i < 3; i++)
		pthread_join(all[i], NULL);
}
