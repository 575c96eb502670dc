/*
 * Comparing and storing happen under one hold of a lock.
 *
 * Why it is enough: nobody can raise the level between the two.
 *
 * cost: a lock for each reading, also for the many that are not higher; it is
 *       the way as soon as the time of the flood is kept with its level
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { GAUGES = 2, READINGS = SIZE(60, 2) };

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int highest; /* level seen by any gauge, in cm, guarded by `lock` */

static void record(int level)
{
	pthread_mutex_lock(&lock);
	if (level > highest)
		highest = level;
	pthread_mutex_unlock(&lock);
}

static int highest_level(void)
{
	int level;

	pthread_mutex_lock(&lock);
	level = highest;
	pthread_mutex_unlock(&lock);
	return level;
}
//@ end

/* Both see the water rise, one of them twenty centimetres higher. */
static int reading(int gauge, int i)
{
	return 300 + 40 * i + 20 * gauge;
}

static void *watch(void *argument)
{
	int gauge = *(int *)argument;

	for (int i = 0; i < READINGS; i++)
		record(reading(gauge, i));
	return NULL;
}

int main(void)
{
	pthread_t gauges[GAUGES];
	int number[GAUGES] = {0, 1};

	for (int i = 0; i < GAUGES; i++)
		pthread_create(&gauges[i], NULL, watch, &number[i]);
	for (int i = 0; i < GAUGES; i++)
		pthread_join(gauges[i], NULL);
	CHECK(highest_level() == reading(1, READINGS - 1));
}
