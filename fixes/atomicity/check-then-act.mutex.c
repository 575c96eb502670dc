/*
 * The harbour master's lock covers the look and the entry.
 *
 * Why it is enough: nobody reads or writes the board without the lock, so what
 * a ship has read is still true when it writes.
 *
 * cost: a ship that wants to turn back at once has to wait for the lock first;
 *       the board need no longer be atomic
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
static pthread_mutex_t master = PTHREAD_MUTEX_INITIALIZER;
static bool taken; /* what the berth's board says, guarded by `master` */

/* Returns whether the berth is now the caller's. */
static bool take_berth(void)
{
	bool mine;

	pthread_mutex_lock(&master);
	mine = !taken;
	if (mine) {
		rendezvous(&roads);
		taken = true;
	}
	pthread_mutex_unlock(&master);
	return mine;
}

static void leave_berth(void)
{
	pthread_mutex_lock(&master);
	taken = false;
	pthread_mutex_unlock(&master);
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
