/*
 * A hotel enters a guest in its book before the guest has a room.
 *
 * The clerk enters the guest under the lock, so that he counts at once, and
 * then looks for a room. The porter, who reads the book under the lock too,
 * finds the guest and carries his bags:
 *
 *	clerk:  lock, enter guest, unlock
 *	porter:                            lock, find guest, unlock
 *	porter:                            bags to room 0   <- there is none
 *	clerk:  guest's room = 12
 *
 * The lock guards the book. From the moment when a guest can be found in it,
 * what is said of him must be complete. The two rendezvous are a porter who is
 * quick.
 *
 * class:    order
 * cwe:      362
 * cert:     CON43
 * tsan:     data-race room
 * helgrind: data-race room
 * drd:      data-race room
 * explore:  data-race room; check bags
 * native:   check bags
 * hint:     Which of the guest's fields are written before he can be found?
 * hint:     Which line makes him known to everybody?
 * hint:     Make that line the last one, or keep the lock until he is complete.
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

enum { ROOM = 12 };

struct guest {
	struct guest *next; /* guarded by `book` */
	int room;           /* 1 and more */
};

static struct rendezvous entered = RENDEZVOUS(2);
static struct rendezvous carried = RENDEZVOUS(2);

static pthread_mutex_t book = PTHREAD_MUTEX_INITIALIZER;
static struct guest *guests; /* guarded by `book` */

//@ edit
static void check_in(struct guest *guest)
{
	pthread_mutex_lock(&book);
	guest->next = guests;
	guests = guest;
	pthread_mutex_unlock(&book);
	rendezvous(&entered);
	rendezvous(&carried);
	guest->room = ROOM; //@ room
}
//@ end

static void *clerk(void *unused)
{
	static struct guest guest;

	(void)unused;
	check_in(&guest);
	return NULL;
}

/* Leaves the room to which the bags went. */
static void *porter(void *argument)
{
	int *room = argument;
	const struct guest *guest;

	rendezvous(&entered);
	pthread_mutex_lock(&book);
	guest = guests;
	pthread_mutex_unlock(&book);
	*room = guest ? guest->room : ROOM; //@ room
	rendezvous(&carried);
	return NULL;
}

int main(void)
{
	pthread_t desk;
	pthread_t stairs;
	int room;

	pthread_create(&desk, NULL, clerk, NULL);
	pthread_create(&stairs, NULL, porter, &room);
	pthread_join(desk, NULL);
	pthread_join(stairs, NULL);
	CHECK(room == ROOM); //@ bags
}
