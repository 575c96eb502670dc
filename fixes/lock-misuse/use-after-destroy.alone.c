/*
 * The last guest settles without a lock, being alone.
 *
 * A clean twin: the bill is read without its lock.  Why it is enough: every
 * other guest has left through the lock, which orders what it wrote before what
 * the last one reads; and after the last nobody comes.
 *
 * cost: settle() may be called by nobody but the last guest, and only its
 *       comment says so
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
/* The caller is the last who knows the room. */
static void settle(struct room *r)
{
	takings += r->bill;
	r->bill = 0;
}

static void close_room(struct room *r)
{
	pthread_mutex_destroy(&r->lock);
	settle(r);
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
