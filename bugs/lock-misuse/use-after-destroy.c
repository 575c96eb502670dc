/*
 * A hotel takes the lock off a room, and then settles the bill under it.
 *
 * The last guest to leave closes the room: the lock is destroyed first, and the
 * bill, which is read under that lock, is settled after:
 *
 *	guest 1: leave
 *	guest 2:        leave, last: destroy lock, settle: lock  <- which lock?
 *
 * settle() is right, and so is destroying the lock when nobody is left; the two
 * stand in the wrong order.  glibc's destroyed mutex answers EINVAL, nobody
 * looks, and the bill is settled without a lock, which goes well here.  It is
 * the same order of tear-down that bites with a file, a heap block or a log.
 *
 * class:    lock-misuse
 * cwe:      672
 * cert:     CON06
 * origin:   glusterfs 1285 (a client's locks were destroyed before the
 *           callbacks that take them; found with ThreadSanitizer)
 * tsan:     misuse settle
 * helgrind: misuse settle
 * drd:      misuse settle
 * explore:  misuse settle
 * native:   nothing -- glibc answers EINVAL, and nobody asks
 * hint:     Write down what close_room() does, in order.
 * hint:     Which step needs what an earlier step took away?
 * hint:     Tear down in the opposite order of setting up: the lock last.
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
	pthread_mutex_lock(&r->lock); //@ settle
	takings += r->bill;
	r->bill = 0;
	pthread_mutex_unlock(&r->lock); //@ settle
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
