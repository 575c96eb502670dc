/*
 * A harbour office sends its news while it holds the list of ships.
 *
 * The lock keeps the list from changing while it is read.  The send waits until
 * the pilot takes the message.  The pilot, before he does, wants to look at the
 * list:
 *
 *	office: lock list, send "ship 1" ............... for ever
 *	pilot:                           lock list ...... for ever
 *
 * Each waits for the other, one for a message to be taken and one for a lock,
 * and so no rule about the order of locks is broken.
 *
 * class:    channels
 * cwe:      833 667
 * origin:   Kubernetes 10182
 * tsan:     nothing -- there is one lock only, and a channel is none to it
 * helgrind: nothing -- there is one lock of the program's, taken in one order
 * drd:      nothing -- it keeps no lock order
 * explore:  stuck send
 * native:   maybe stuck send look -- the pilot may look before the office locks
 * hint:     What does the office hold while it waits?
 * hint:     What must the pilot do before he can take the message?
 * hint:     Decide under the lock, and speak after it.
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
	channel_send(&news, &ship); //@ send
	pthread_mutex_unlock(&list);
}
//@ end

static int ships_in_port(void)
{
	int count;

	pthread_mutex_lock(&list); //@ look
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
