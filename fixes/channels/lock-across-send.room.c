/*
 * The channel has room for all news that there can be.
 *
 * A clean twin: the send still stands under the lock.  Why it is enough: with a
 * slot for each ship a send never waits, so the lock is held for a moment only,
 * and list and news change together.
 *
 * cost: right only while there are no more messages than slots; one ship more,
 *       years later, and it stands still again
 */
#include <pthread.h>

#include "channel.h"
#include "lab.h"

enum { SHIPS = 2 };

static pthread_mutex_t list = PTHREAD_MUTEX_INITIALIZER;
static int in_port; /* guarded by `list` */

//@ edit
static struct channel news = CHANNEL(int, SHIPS);

static void arrive(int ship)
{
	pthread_mutex_lock(&list);
	in_port++;
	channel_send(&news, &ship);
	pthread_mutex_unlock(&list);
}
//@ end

static int ships_in_port(void)
{
	int count;

	pthread_mutex_lock(&list);
	count = in_port;
	pthread_mutex_unlock(&list);
	return count;
}

static void *pilot(void *unused)
{
	int ship = 0;

	while (ship < SHIPS) {
		int before = ships_in_port();

		channel_receive(&news, &ship);
		CHECK(before <= SHIPS);
	}
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, pilot, NULL);
	for (int ship = 1; ship <= SHIPS; ship++)
		arrive(ship);
	pthread_join(thread, NULL);
	CHECK(ships_in_port() == SHIPS);
}
