/*
 * A ferry counts its passengers, each sailor with a lock of his own.
 *
 * board() locks a mutex around the count, as it should, and the mutex is a
 * local variable.  Each call makes one, locks it, and forgets it:
 *
 *	sailor 1: lock [mine], load 7
 *	sailor 2: lock [mine],         load 7, store 8, unlock [mine]
 *	sailor 1:                                        store 8, unlock [mine]
 *
 * A lock guards nothing by itself; it parts those who take the *same* lock.  It
 * looks right in the editor, it costs as much as a right one, and it is as good
 * as none.
 *
 * class:    lock-misuse
 * cwe:      667
 * cert:     CON06
 * tsan:     data-race passengers
 * helgrind: data-race passengers
 * drd:      data-race passengers
 * explore:  data-race passengers; check total
 * native:   maybe check total -- a sailor must be stopped between his load and
 *           his store
 * hint:     How many mutexes are there when two sailors count?
 * hint:     Which two of them are the same?
 * hint:     The lock must live as long, and be known as widely, as what it
 *           guards.
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
	pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

	pthread_mutex_lock(&lock);
	passengers += people; //@ passengers
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
	CHECK(passengers == SAILORS * GROUPS * GROUP); //@ total
}
