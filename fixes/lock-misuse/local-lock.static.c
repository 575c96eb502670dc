/*
 * One word: the mutex is static, so there is one, and all calls share it.
 *
 * Why it is enough: whoever touches `passengers` does it in board(), under this
 * mutex.
 *
 * cost: none; the lock is hidden in the function, and whoever wants to read the
 *       count elsewhere must bring it out
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

#include "lab.h"

enum { SAILORS = 2, GROUPS = SIZE(50, 2), GROUP = 3 };

//@ edit
static int passengers; /* counted under the lock in board() */

static void board(int people)
{
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

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
