/*
 * An atomic addition needs no lock, neither a wrong one nor a right one.
 *
 * Why it is enough: the addition is one step for everybody, and the count
 * stands alone: nothing else has to agree with it.
 *
 * cost: none, until a second number must change together with it
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

#include "lab.h"

enum { SAILORS = 2, GROUPS = SIZE(50, 2), GROUP = 3 };

//@ edit
static atomic_int passengers;

static void board(int people)
{
	atomic_fetch_add(&passengers, people);
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
