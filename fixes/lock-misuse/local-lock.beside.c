/*
 * The mutex stands beside what it guards.
 *
 * Why it is enough: there is one mutex for one count, and everybody who knows
 * the one knows the other.
 *
 * cost: none
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

#include "lab.h"

enum { SAILORS = 2, GROUPS = SIZE(50, 2), GROUP = 3 };

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int passengers; /* guarded by `lock` */

static void board(int people)
{
	pthread_mutex_lock(&lock);
	passengers += people;
	pthread_mutex_unlock(&lock);
}
//@ end

static void *sailor(void *unused)
{
	(void)unused;
	for (int i = 0; i < GROUPS; i++)
		board(GROUP);
	return NULL;
}

int main(void)
{
	pthread_t sailors[SAILORS];

	for (int i = 0; i < SAILORS; i++)
		pthread_create(&sailors[i], NULL, sailor, NULL);
	for (int i = 0; i < SAILORS; i++)
		pthread_join(sailors[i], NULL);
	CHECK(passengers == SAILORS * GROUPS * GROUP);
}
