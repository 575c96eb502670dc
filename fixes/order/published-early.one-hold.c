/*
 * The book is kept until the guest has his room.
 *
 * Why it is enough: the porter can look into the book before the guest is in it
 * or after he is complete.
 *
 * cost: nobody can read the book while a room is looked for
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
	rendezvous(&entered);
	rendezvous(&carried);
	guest->room = ROOM;
	pthread_mutex_unlock(&book);
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
	*room = guest ? guest->room : ROOM;
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
	CHECK(room == ROOM);
}
