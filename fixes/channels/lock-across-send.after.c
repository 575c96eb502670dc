/*
 * The office unlocks the list, and then sends.
 *
 * Why it is enough: nobody sleeps with the lock in hand any more.  What is sent
 * is a number that the office had before, not the list.
 *
 * cost: between the two the list may change again: the message says what was,
 *       not what is
 */
#include <pthread.h>

#include "channel.h"
#include "lab.h"

enum { SHIPS = 2 };

static pthread_mutex_t list = PTHREAD_MUTEX_INITIALIZER;
static int in_port; /* guarded by `list` */

//@ edit
static struct channel news = CHANNEL(int, 0);

static void arrive(int ship)
{
	pthread_mutex_lock(&list);
	in_port++;
	pthread_mutex_unlock(&list);
	channel_send(&news, &ship);
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
