/*
 * Two ships find the one berth free, and both moor in it.
 *
 * The berth's board is atomic, so nobody ever reads half of it. But a ship
 * first reads the board and then writes it, and these are two steps. Between
 * them the other ship reads the same board:
 *
 *	Aurora: reads "free"
 *	Bergen:               reads "free"
 *	Aurora: writes "taken", moors
 *	Bergen:                         writes "taken", moors   <- on the other
 *
 * An atomic variable makes each access whole, and no two of them one. The first
 * rendezvous stands for the way from the roads to the quay: both ships have
 * read the board before either writes it. The second keeps a ship in the berth
 * for a while.
 *
 * class:    atomicity
 * cwe:      367
 * cert:     CON08
 * tsan:     nothing -- every access is atomic, so none races
 * helgrind: nothing -- every access is atomic, so none races
 * drd:      nothing -- every access is atomic, so none races
 * explore:  check collision
 * native:   check collision
 * hint:     The board is never torn. What can still happen between two looks at
 *           it?
 * hint:     Write down the earliest moment at which another ship can know that
 *           the berth is taken.
 * hint:     Reading "free" and writing "taken" must be one step: one atomic
 *           operation, or one hold of a lock.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { SHIPS = 2 };

static struct rendezvous roads = RENDEZVOUS(SHIPS);
static struct rendezvous unloading = RENDEZVOUS(SHIPS);
static atomic_int moored; /* ships that lie in the berth at this moment */

//@ edit
static atomic_bool taken; /* what the berth's board says */

/* Returns whether the berth is now the caller's. */
static bool take_berth(void)
{
	if (atomic_load(&taken))
		return false;
	rendezvous(&roads);
	atomic_store(&taken, true);
	return true;
}

static void leave_berth(void)
{
	atomic_store(&taken, false);
}
//@ end

static void *ship(void *unused)
{
	(void)unused;
	if (take_berth()) {
		CHECK(atomic_fetch_add(&moored, 1) == 0); //@ collision
		rendezvous(&unloading);
		atomic_fetch_sub(&moored, 1);
		leave_berth();
	}
	return NULL;
}

int main(void)
{
	pthread_t ships[SHIPS];

	for (int i = 0; i < SHIPS; i++)
		pthread_create(&ships[i], NULL, ship, NULL);
	for (int i = 0; i < SHIPS; i++)
		pthread_join(ships[i], NULL);
}
