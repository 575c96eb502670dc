/*
 * The bill is settled, and then the lock destroyed.
 *
 * Why it is enough: nothing that uses the lock comes after its end, and nobody
 * but the last guest can still reach the room.
 *
 * cost: none
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { GUESTS = 2, NIGHT = 90 };

struct room {
	pthread_mutex_t lock; /* guards the rest */
	int guests;
	int bill;
};

static struct room room;
static int takings; /* written by whoever closes the room, read at the end */

//@ edit
static void settle(struct room *r)
{
	pthread_mutex_lock(&r->lock);
	takings += r->bill;
	r->bill = 0;
	pthread_mutex_unlock(&r->lock);
}

static void close_room(struct room *r)
{
	settle(r);
	pthread_mutex_destroy(&r->lock);
}
//@ end

static void leave(struct room *r)
{
	bool last;

	pthread_mutex_lock(&r->lock);
	r->bill += NIGHT;
	last = --r->guests == 0;
	pthread_mutex_unlock(&r->lock);
	if (last)
		close_room(r);
}

static void *guest(void *unused)
{
	(void)unused;
	leave(&room);
	return NULL;
}

int main(void)
{
	pthread_t guests[GUESTS];

	pthread_mutex_init(&room.lock, NULL);
	room.guests = GUESTS;
	for (int i = 0; i < GUESTS; i++)
		pthread_create(&guests[i], NULL, guest, NULL);
	for (int i = 0; i < GUESTS; i++)
		pthread_join(guests[i], NULL);
	CHECK(takings == GUESTS * NIGHT);
}
