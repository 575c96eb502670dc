/*
 * The ship writes "taken" and learns in the same step what stood there before.
 *
 * Why it is enough: exchange is one indivisible operation, so of all the ships
 * that write "taken" exactly one is told that it was free before. The first
 * look may stay as a cheap way to turn back early; nothing rests on it.
 *
 * cost: every attempt writes the board, and so its cache line moves about
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
	return !atomic_exchange(&taken, true);
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
		CHECK(atomic_fetch_add(&moored, 1) == 0);
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
